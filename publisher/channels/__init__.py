"""How to say it: one folder of templates is one channel, one package here is one kind of them."""
