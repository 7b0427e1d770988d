/// What the preview adds to pages on their way to the browser: one script element, which the site's own policy (`script-src
/// 'self'`) allows. The files stay as they are.
enum ReloadScript {
  static let address = RequestTarget.reservedPrefix + "reload.js"
  static let events = RequestTarget.reservedPrefix + "events"

  /// The page with the script before `</body>`, or at its end; the generation tells the script how old the page is.
  static func injected(into page: [UInt8], generation: String) -> [UInt8] {
    let element = Array("<script src=\"\(address)?\(generation)\"></script>".utf8)
    let at = lastIndex(of: Array("</body>".utf8), in: page) ?? page.count
    var out: [UInt8] = []
    out.reserveCapacity(page.count + element.count)
    out += page[..<at]
    out += element
    out += page[at...]
    return out
  }

  private static func lastIndex(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    var at = bytes.count - needle.count
    while at >= 0 {
      if bytes[at] == needle[0], bytes[at..<at + needle.count].elementsEqual(needle) { return at }
      at -= 1
    }
    return nil
  }

  /// Styles are set through the object model, which the policy leaves alone; texts as text, never as markup.
  static let text = """
    (function () {
      'use strict';
      var mine = document.currentScript.src.split('?')[1];
      var overlay = null;
      function show(diagnostics) {
        if (overlay) { overlay.remove(); overlay = null; }
        if (!diagnostics.length) { return; }
        overlay = document.createElement('aside');
        overlay.id = 'broadsheet-diagnostics';
        overlay.setAttribute('role', 'alert');
        overlay.style.cssText = 'position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;margin:0;' +
          'padding:1rem 1.25rem;background:#2b0b0b;color:#ffe9e4;border-top:4px solid #ff5a3c;' +
          'font:14px/1.5 ui-monospace,monospace;text-align:left;direction:ltr';
        var title = document.createElement('strong');
        title.textContent = 'The last build failed; the site is as it was before';
        title.style.cssText = 'display:block;margin:0 0 .5rem;font:600 15px/1.4 system-ui,sans-serif';
        overlay.appendChild(title);
        diagnostics.forEach(function (text) {
          var line = document.createElement('div');
          line.textContent = text;
          line.style.cssText = 'white-space:pre-wrap;overflow-wrap:anywhere';
          overlay.appendChild(line);
        });
        document.body.appendChild(overlay);
      }
      var source = new EventSource('\(events)');
      source.onmessage = function (event) {
        var state = JSON.parse(event.data);
        if (state.generation !== mine) { source.close(); location.reload(); return; }
        show(state.diagnostics);
      };
      addEventListener('pagehide', function () { source.close(); });
      addEventListener('pageshow', function (event) { if (event.persisted) { location.reload(); } });
    })();

    """
}
