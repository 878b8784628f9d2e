package io.freqwatch.web.alerting;

import java.util.regex.Pattern;

/**
 * A runbook for a browser: as much of Markdown as the runbooks use, which are headings, paragraphs,
 * numbered lists, code, emphasis and links to each other. It needs no style sheet on a phone.
 */
final class RunbookHtml {
  private static final Pattern NUMBERED = Pattern.compile("\\d+\\. .*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern OURS = Pattern.compile("\\[([^\\]]+)]\\(([A-Za-z0-9]+)\\.md\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("\\[([^\\]]+)]\\([^)]*\\)");

  private final StringBuilder html = new StringBuilder();
  private String open = "";

  private RunbookHtml() {}

  static String of(String title, String markdown) {
    RunbookHtml page = new RunbookHtml();
    markdown.lines().forEach(page::line);
    page.enter("");
    return """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <main>
    %s</main>
    <p><a href="/alerts">Alerts</a> · <a href="/">Fleet</a></p>
    </html>
    """
        .formatted(escaped(title), page.html);
  }

  private void line(String line) {
    if (line.isBlank()) {
      enter("");
    } else if (line.startsWith("## ")) {
      heading("h2", line.substring(3));
    } else if (line.startsWith("# ")) {
      heading("h1", line.substring(2));
    } else if (NUMBERED.matcher(line).matches()) {
      enter("ol");
      html.append("<li>").append(spans(line.substring(line.indexOf(' ') + 1))).append("\n");
    } else {
      if (open.isEmpty()) {
        enter("p");
      }
      html.append(spans(line)).append("\n");
    }
  }

  private void heading(String element, String text) {
    enter(element);
    html.append(spans(text));
    enter("");
  }

  /** Ends what is open, unless it is this, and begins this. */
  private void enter(String element) {
    if (element.equals(open)) {
      return;
    }
    if (!open.isEmpty()) {
      html.append("</").append(open).append(">\n");
    }
    if (!element.isEmpty()) {
      html.append("<").append(element).append(">");
    }
    open = element;
  }

  private static String spans(String text) {
    String spans = CODE.matcher(escaped(text)).replaceAll("<code>$1</code>");
    spans = STRONG.matcher(spans).replaceAll("<strong>$1</strong>");
    spans = OURS.matcher(spans).replaceAll("<a href=\"$2\">$1</a>");
    return ELSEWHERE.matcher(spans).replaceAll("$1");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
