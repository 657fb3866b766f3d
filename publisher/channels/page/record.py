"""What machines read of an article: schema.org's NewsArticle, no more exact than the text."""

from publisher.model.content import Article, Media
from publisher.model.site import Site


def record(article: Article, photo: tuple[Media, ...], site: Site) -> dict[str, object]:
    """Describe an article as schema.org does (https://schema.org/NewsArticle).

    Args:
        photo: The sizes of its photo, smallest first; none where it has its card alone.
    """
    city = {"@type": "GovernmentOrganization", "name": site.brand.sender, "url": site.at("")}
    address = site.article_url(article.slug)
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title.text,
        "inLanguage": article.language,
        "datePublished": article.date.text,
        "url": address,
        "mainEntityOfPage": address,
        "author": city,
        "publisher": city,
    }
    if photo:
        said["image"] = [site.at(photo[-1].path)]
    elif "card" in site.kinds:
        said["image"] = [site.card_url(article.slug)]
    if article.teaser.text:
        said["description"] = article.teaser.text
    if article.updated != article.published:
        said["dateModified"] = article.updated.isoformat()
    return said
