"""References made by hand, as the pages of a small API would be."""

from markupsafe import escape

from sdkref.output.mounting import MountedReference
from sdkref.pages.page import LINK_MARK, Page, Reference, Section


def link(key: str, text: str) -> str:
    return f'<a href="{LINK_MARK}{key}{LINK_MARK}">{text}</a>'


def operation(
    key: str, anchor: str, title: str = "Do it", name: str = "GET /it", *, html: str = "", words: str = ""
) -> Section:
    body = (
        html
        or f'<div class="op" id="{anchor}--go"><p>{escape(title)} <a href="#{anchor}--go">go</a></p></div>'
    )
    return Section(
        key=key, anchor=anchor, title=title, attribute=("data-operation", name), words=words, html=body
    )


def chat_page(title: str = "Chat", words: str = "completion answer") -> Page:
    top = Section(key="r:chat", anchor="chat", title=title, level=1, words="talk", html="<p>About chat.</p>")
    create = operation(
        "o:post-chat",
        "post-chat",
        "Create a completion",
        "POST /chat/completions",
        html=f'<div id="post-chat--body"><p>{link("m:message", "M")} {link("o:get-chat", "get")}</p></div>',
        words=words,
    )
    get = operation("o:get-chat", "get-chat", "Retrieve", "GET /chat/completions/{id}")
    return Page(path="reference/chat.md", title=title, sections=(top, create, get), under=("Resources",))


def models_page() -> Page:
    top = Section(key="p:models", anchor="models", title="Models", level=1)
    message = Section(
        key="m:message",
        anchor="model-message",
        title="Message",
        attribute=("data-model", "Message"),
        words="role content",
        html=f"<p>Used by {link('o:post-chat', 'create')}, see {link('r:chat', 'chat')}</p>",
    )
    return Page(path="models/a.md", title="Models", sections=(top, message), in_nav=False)


def overview_page(title: str = "Overview") -> Page:
    top = Section(
        key="p:overview", anchor="overview", title=title, level=1, html=f"<p>{link('r:chat', 'Chat')}</p>"
    )
    return Page(path="index.md", title=title, sections=(top,), description="What the API does")


def reference(title: str = "Parley API", *pages: Page) -> Reference:
    return Reference(title=title, pages=pages or (overview_page(), chat_page(), models_page()))


def mounted(
    name: str = "parley", root: str = "", title: str = "Parley API", *pages: Page
) -> MountedReference:
    return MountedReference(name, root, reference(title, *pages))
