"""Web pages in the manner of the sites where plans stand, made from the plans of our own.

Each style takes the lines of a plan (the first is its title) and its schedule (months
with what is done, or nothing) and returns a page. The lines are what a reader must get.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Lines = Sequence[str]
_LINKS = (
    "首页",
    "新闻中心",
    "党建工作",
    "工会之家",
    "德育天地",
    "教学科研",
    "招生信息",
    "联系我们",
)
_MORE = (
    "关于举办教职工羽毛球赛的通知", "我校召开期中质量分析会", "春日里的亲子阅读", "教师招聘公告",
    "小学工会工作计划范文", "学校工会工作总结怎么写", "2024年中学工会工作计划三篇", "幼儿园工会工作汇报",
)  # fmt: skip


def _list(texts: Lines, tag: str = "ul") -> str:
    items = "".join(
        f'<li><a href="/{i}.html" title="{t}">{t}</a></li>' for i, t in enumerate(texts)
    )
    return f"<{tag}>{items}</{tag}>"


def model_text_site(lines: Lines) -> str:
    """Model text site: paragraphs with indents, other articles, tags, a copyright line."""
    body = "".join(f"<p>　　{t}</p>\r\n" for t in lines[1:])
    return (
        f"<html><head><meta charset=utf-8><title>{lines[0]}-范文网</title></head><body>"
        f'<div class="head"><div class="logo"><a href="/">范文网</a></div>{_list(_LINKS)}</div>'
        f'<div class="path">当前位置：<a href="/">首页</a>&gt;<a href="/jihua/">工作计划</a></div>'
        f'<div class="main"><div class="left"><h1>{lines[0]}</h1><div class="info">时间：2024-03-05 '
        f'来源：网络 作者：小编</div><div class="content">{body}</div><div class="page"><a href="#">上一页'
        f'</a><a href="#">下一页</a></div><div class="tags">标签：<a href="#">工会</a></div></div>'
        f'<div class="right"><h3>热门文章</h3>{_list(_MORE)}<h3>推荐阅读</h3>{_list(_MORE[::-1])}</div>'
        "</div><div class=foot>Copyright 2010-2024 范文网 版权所有 <a href='#'>网站地图</a></div></body></html>"
    )


def old_table_site(lines: Lines) -> str:
    """School site of old: tables for layout, the text in one cell, parted by breaks."""
    body = "<br>\n".join(f"　　{t}" for t in lines[1:])
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        f"<title>{lines[0]}</title></head><body bgcolor=#ffffff><table width=760><tr>"
        + "".join(f'<td><a href="{t}.asp">{t}</a></td>' for t in _LINKS)
        + "</tr></table><table width=760><tr><td width=180 valign=top><table><tr><td>栏目导航</td></tr>"
        + "".join(f"<tr><td>·<a href=x>{t}</a></td></tr>" for t in _MORE)
        + f"</table></td><td><table><tr><td align=center><font size=4><b>{lines[0]}</b></font></td></tr>"
        f"<tr><td align=center>发布人：admin 点击数：128</td></tr><tr><td>{body}</td></tr>"
        "<tr><td align=right>【<a href=#>打印此文</a>】【<a href=#>关闭窗口</a>】</td></tr></table></td></tr>"
        "</table><table><tr><td align=center>地址：人民路1号 邮编：100000</td></tr></table></body></html>"
    )


def phone_article(lines: Lines) -> str:
    """Article of a phone app: sections and spans without paragraphs."""
    body = "".join(
        f'<section style="margin:8px"><section><span style="font-size:15px">{t[:4]}<span>{t[4:]}'
        "</span></span></section></section>"
        for t in lines[1:]
    )
    return (
        f"<!DOCTYPE html><html><head><title>{lines[0]}</title><script>var a='工会';</script></head>"
        f'<body><div id="page"><h2 class="rich_media_title">{lines[0]}</h2><div class="meta"><span>校园之声'
        f'</span><em>2024-03-05</em></div><div id="js_content">{body}</div>'
        '<div class="tool"><a>阅读原文</a><span>赞</span><span>在看</span></div></div></body></html>'
    )


def saved_from_word(lines: Lines) -> str:
    """Web page as Word saves it."""
    body = "".join(
        '<p class=MsoNormal style="text-indent:24.0pt"><span style="font-family:宋体">'
        f"{t[:6]}</span><span lang=EN-US><o:p></o:p></span><span\nstyle='font-family:宋体'>{t[6:]}"
        "</span></p>\n"
        for t in lines[1:]
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=utf-8"><style><!-- p {margin:0} -->'
        "</style><!--[if gte mso 9]><xml><o:Pages>1</o:Pages></xml><![endif]--></head>"
        f"<body lang=ZH-CN><div class=Section1><p class=MsoNormal align=center><b>{lines[0]}</b></p>"
        f"\n{body}</div></body></html>"
    )


def government_site(lines: Lines) -> str:
    """Site of an education bureau: nested menus, the text in divs, friendly links."""
    body = "".join(f"<div>{t}</div>" for t in lines[1:])
    menu = "".join(f"<li><a href=#>{t}</a>{_list(_MORE[:3])}</li>" for t in _LINKS)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'/><title>{lines[0]}-区教育局</title></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header><div class='wrap'><div class='crumbs'>您所在的位置："
        f"首页 &gt; 政务公开</div><div class='article'><h1 class='tit'>{lines[0]}</h1><p class='src'>"
        f"<span>发布日期：2024-03-05 10:12</span><span>字号：[ <a>大</a> <a>中</a> <a>小</a> ]</span></p>"
        f"<div class='TRS_Editor'>{body}</div></div></div><div class='links'>友情链接："
        + "".join(f"<a href=#>{t}</a> " for t in _LINKS)
        + "</div><footer><p>主办：区教育局 备案号：某ICP备00000000号</p></footer></body></html>"
    )


def forum(lines: Lines) -> str:
    """Post in a forum: one cell, breaks, the poster's data and an answer."""
    body = "<br />\n<br />\n".join(lines)
    return (
        f"<html><head><meta charset='gbk'><title>{lines[0]} - 教师论坛</title></head><body><div id='hd'>"
        + "".join(f"<a href='f{i}'>{t}</a> | " for i, t in enumerate(_LINKS))
        + "</div><table id='pid1'><tr><td class='pls'><div>春风化雨</div><p>主题 12 帖子 60 积分 88</p>"
        "</td><td class='plc'><div class='pi'>发表于 2024-3-5 09:01 | 只看该作者</div>"
        f"<div class='t_fsz'><table><tr><td class='t_f'>{body}</td></tr></table></div></td></tr></table>"
        "<table id='pid2'><tr><td class='pls'>小雨</td><td class='plc'><div class='t_fsz'>谢谢分享！</div>"
        "</td></tr></table><div id='ft'>Powered by Forum</div></body></html>"
    )


def unclosed(lines: Lines) -> str:
    """Careless page: paragraphs and fonts that are never closed."""
    body = "".join(f"<p><font face=宋体><span>　　{t}" for t in lines[1:])
    return (
        f"<title>{lines[0]}</title><center><a href=1>首页</a>&nbsp;<a href=2>返回</a></center>"
        f"<h3 align=center>{lines[0]}</h3>{body}"
    )


def document_site(lines: Lines) -> str:
    """Site of shared documents: words bold, hidden advertising inside the text, a pay bar."""
    parts = []
    for index, text in enumerate(lines[1:]):
        inner = f"<strong>{text}</strong>" if len(text) < 14 else text
        parts.append(f"<p>{inner}</p>")
        if index % 6 == 5:
            parts.append(
                "<div style='display:none'>本文来自文库，下载请登录</div><script>ad(1)</script>"
            )
    return (
        f"<html><head><meta charset='utf-8'><title>{lines[0]}</title></head><body><div class='top'>"
        f"{_list(_LINKS)}<form><input value='搜索文档'><button>搜索</button></form></div>"
        f"<article><h1>{lines[0]}</h1>{''.join(parts)}<p class='next'>下一篇：<a href='#'>{_MORE[4]}</a></p>"
        f"</article><aside>{_list(_MORE)}</aside><div class='pay'>开通会员 下载全文</div></body></html>"
    )


STYLES: tuple[Callable[[Lines], str], ...] = (
    model_text_site, old_table_site, phone_article, saved_from_word, government_site, forum,
    unclosed, document_site,
)  # fmt: skip
