// The same newsletter with React Email: its parts, its texts and its styles, rendered warm. Prints how many a second.
import { readFileSync } from 'node:fs'
import { Body, Button, Column, Container, Head, Heading, Html, Link, Preview, Row, Section, Text } from '@react-email/components'
import { render } from '@react-email/render'
import { createElement as h } from 'react'

const mail = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const sans = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const serif = "Georgia, 'Times New Roman', serif"
const [ink, quiet, accent, line] = ['#151A2D', '#4A5167', '#2A3C9C', '1px solid #D5DBEA']
const small = { fontFamily: sans, fontSize: 15, lineHeight: '22px', color: quiet }
const title = { margin: 0, fontFamily: sans, fontSize: 25, lineHeight: '30px', color: ink }
const text = { fontFamily: serif, fontSize: 18, lineHeight: '28px', color: ink }
const inner = { maxWidth: 640, padding: '0 40px' }

const titled = piece => h(Link, { href: piece.url, className: 'ink', style: { color: ink } }, piece.title)
const thread = (red, month) =>
  h(Column, { key: month, className: red ? 'thread' : 'pale', style: { borderLeft: `3px solid ${red ? '#D2331F' : '#CAD6F8'}` } })
const figure = each =>
  h('div', { key: each.sentence },
    h(Text, { className: 'ink', style: { ...small, fontWeight: 700, color: ink } }, `${each.before} ${each.number} ${each.after}`),
    h(Text, { className: 'quiet', style: small }, each.sentence))
const announced = piece =>
  h(Section, { key: piece.url, className: 'line', style: { borderTop: line, padding: '36px 0 22px' } },
    h(Heading, { as: 'h2', className: 'title', style: title }, titled(piece)),
    h(Text, { className: 'words', style: text }, piece.teaser),
    h(Text, { style: { ...text, fontFamily: sans, fontSize: 16, fontWeight: 700 } },
      h(Link, { href: piece.url, className: 'accent', style: { color: accent } }, `Lees verder: ${piece.title}`)))
const contents = piece =>
  h(Text, { key: piece.url, className: 'line', style: { ...small, margin: 0, borderTop: line, padding: '10px 0' } },
    h(Link, { href: piece.url, className: 'accent', style: { color: accent } }, piece.title))
const own = (href, words) => h(Link, { href, className: 'ink', style: { color: ink } }, words)

const newsletter = () =>
  h(Html, { lang: 'nl', dir: 'ltr' },
    h(Head, null, h('title', null, mail.subject), h('style', { dangerouslySetInnerHTML: { __html: mail.style } })),
    h(Preview, null, mail.preheader),
    h(Body, { className: 'paper', style: { backgroundColor: '#FFFFFF' } },
      h(Section, { className: 'ground', style: { backgroundColor: '#CAD6F8' } },
        h(Container, { style: { ...inner, padding: '28px 40px 40px' } },
          h(Text, { className: 'ink', style: { ...text, fontFamily: sans } }, `${mail.city} ${mail.name}`),
          h(Heading, { as: 'h1', className: 'short', style: { ...title, fontSize: 46, lineHeight: '49px' } }, titled(mail.lead)))),
      h(Container, { style: inner },
        h(Row, null, mail.threads.map(thread)),
        h(Text, { className: 'ink', style: { ...small, color: ink } }, mail.month),
        h(Text, { className: 'opening words', style: { ...text, fontSize: 20, lineHeight: '31px' } }, mail.lead.teaser),
        h(Button, { href: mail.lead.url, className: 'button', style: { backgroundColor: accent, color: '#FFFFFF', padding: '14px 22px' } },
          `Lees verder: ${mail.lead.title}`),
        mail.quote && h(Section, { className: 'thread', style: { borderLeft: '4px solid #D2331F', paddingLeft: 20 } },
          h(Text, { className: 'say', style: { ...text, fontFamily: sans, fontSize: 26, lineHeight: '35px' } }, `“${mail.quote.text}”`),
          h(Text, { className: 'quiet', style: small }, mail.quote.speaker, h('br'), mail.quote.role)),
        mail.figures.length > 0 && h(Section, { className: 'wash', style: { backgroundColor: '#F2F4FB', padding: 24 } },
          h(Heading, { as: 'h2', style: { ...title, fontSize: 16 } }, 'In cijfers'), mail.figures.map(figure)),
        h(Heading, { as: 'h2', style: { ...title, fontSize: 17 } }, 'Verder in deze nieuwsbrief'),
        mail.others.map(contents),
        mail.others.map(announced)),
      h(Section, { className: 'foot', style: { backgroundColor: '#F2F4FB' } },
        h(Container, { style: { ...inner, padding: '36px 40px 33px' } },
          h(Text, { className: 'ink', style: { ...small, fontWeight: 700, color: ink } }, 'Je krijgt deze mail omdat je je hebt ingeschreven.'),
          h(Text, { className: 'quiet', style: small }, 'We meten niet of je hem opent of waarop je klikt.'),
          h(Text, { className: 'quiet', style: small },
            own(mail.web_url, 'Bekijk in je browser'), ' ', own('#unsubscribe', 'Schrijf je uit'), ' ', own('#preferences', 'Wijzig je voorkeuren')),
          h(Text, { className: 'quiet', style: small }, mail.address)))))

const first = await render(newsletter())
if (Buffer.byteLength(first) < 0.75 * mail.bytes) throw new Error('that is another newsletter')
for (const piece of [mail.lead, ...mail.others]) if (!first.includes(piece.url)) throw new Error(`no link to ${piece.url}`)
const TIMES = 200
for (let i = 0; i < TIMES; i++) await render(newsletter())
const start = process.cpuUsage()
for (let i = 0; i < TIMES; i++) await render(newsletter())
const spent = process.cpuUsage(start)
console.log(TIMES / ((spent.user + spent.system) / 1e6))
