"""Steps from page to page. A browser returns from a click before the next page is there, so what follows must wait for it."""


def follow(link):
    """Clicks a link and waits until the page it leads to is loaded, scripts included."""
    with link.page.expect_navigation():
        link.click()


def press_to_leave(page, key):
    """Presses a key that leads to another page, and waits until that is loaded."""
    with page.expect_navigation():
        page.keyboard.press(key)
