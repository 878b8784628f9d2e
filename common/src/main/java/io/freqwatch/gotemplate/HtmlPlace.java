package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.util.Locale;

/**
 * Where in a document of HTML the output stands, and so how a value must be escaped.
 *
 * <p>Go's {@code html/template} finds this out before anything is executed, and so must refuse
 * templates whose branches end in different places. Here the place is followed while the text is
 * written: each value is escaped for where it really comes to stand, and the rules of escaping see
 * to it that no value moves the place. The subset is that of mails: text, {@code title} and {@code
 * textarea}, and attributes in quotes, of which those that hold addresses take only harmless
 * schemes. Everywhere else a value is an error.
 */
final class HtmlPlace {
  private enum State {
    TEXT,
    TAG,
    NAME,
    AFTER_NAME,
    BEFORE_VALUE,
    QUOTED,
    UNQUOTED,
    COMMENT,
    RAW_TEXT
  }

  private static final String UNSAFE_URL = "#ZgotmplZ";

  private final TextOutput output;
  private final StringBuilder name = new StringBuilder();
  private State state = State.TEXT;
  private String element = "";
  private char quote;
  private HtmlAttribute attribute = HtmlAttribute.PLAIN;
  private boolean started;
  private boolean inQuery;

  HtmlPlace(TextOutput output) {
    this.output = output;
  }

  /** Writes text of the template, and follows it. */
  void read(String text) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      at =
          switch (state) {
            case TEXT -> inText(text, at, kept);
            case RAW_TEXT -> inRawText(text, at, kept);
            case COMMENT -> inComment(text, at);
            case TAG -> inTag(text, at, kept);
            case NAME -> inName(text, at, kept);
            case AFTER_NAME -> afterName(text, at, kept);
            case BEFORE_VALUE -> beforeValue(text, at, kept);
            case QUOTED -> inQuotes(text, at, kept);
            case UNQUOTED -> unquoted(text, at, kept);
          };
    }
    output.text(kept.toString());
  }

  private int inText(String text, int at, StringBuilder kept) {
    int bracket = text.indexOf('<', at);
    int end = bracket < 0 ? text.length() : bracket;
    kept.append(text, at, end);
    if (bracket < 0) {
      return end;
    }
    if (text.startsWith("<!--", end)) {
      state = State.COMMENT;
      return end + 4;
    }
    return tagOrBracket(text, end, kept);
  }

  private int tagOrBracket(String text, int bracket, StringBuilder kept) {
    boolean closes = text.startsWith("/", bracket + 1);
    int start = bracket + (closes ? 2 : 1);
    int end = HtmlNames.endOfTagName(text, start);
    if (end > start) {
      element = closes ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
      state = State.TAG;
      kept.append(text, bracket, end);
      return end;
    }
    boolean doctype = text.regionMatches(true, bracket, "<!DOCTYPE", 0, 9);
    kept.append(doctype ? "<" : "&lt;");
    return bracket + 1;
  }

  private int inRawText(String text, int at, StringBuilder kept) {
    int end = HtmlNames.indexOfEndTag(text, at, element);
    kept.append(text, at, end < 0 ? text.length() : end);
    if (end >= 0) {
      state = State.TEXT;
      return end;
    }
    return text.length();
  }

  private int inComment(String text, int at) {
    int end = text.indexOf("-->", at);
    state = end < 0 ? State.COMMENT : State.TEXT;
    return end < 0 ? text.length() : end + 3;
  }

  private int inTag(String text, int at, StringBuilder kept) {
    char c = text.charAt(at);
    kept.append(c);
    if (c == '>') {
      state = HtmlNames.holdsRawText(element) ? State.RAW_TEXT : State.TEXT;
    } else if (!HtmlNames.isSpace(c) && c != '/') {
      name.setLength(0);
      name.append(c);
      state = State.NAME;
    }
    return at + 1;
  }

  private int inName(String text, int at, StringBuilder kept) {
    char c = text.charAt(at);
    if (HtmlNames.isSpace(c) || c == '=' || c == '>' || c == '/') {
      attribute = HtmlAttribute.of(name.toString());
      state = State.AFTER_NAME;
      return at;
    }
    name.append(c);
    kept.append(c);
    return at + 1;
  }

  private int afterName(String text, int at, StringBuilder kept) {
    char c = text.charAt(at);
    if (HtmlNames.isSpace(c) || c == '=') {
      state = c == '=' ? State.BEFORE_VALUE : state;
      kept.append(c);
      return at + 1;
    }
    state = State.TAG;
    return at;
  }

  private int beforeValue(String text, int at, StringBuilder kept) {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      quote = c;
      started = false;
      inQuery = false;
      state = State.QUOTED;
    } else if (c == '>') {
      state = State.TAG;
      return at;
    } else if (!HtmlNames.isSpace(c)) {
      state = State.UNQUOTED;
    }
    kept.append(c);
    return at + 1;
  }

  private int inQuotes(String text, int at, StringBuilder kept) {
    int end = text.indexOf(quote, at);
    String value = text.substring(at, end < 0 ? text.length() : end);
    started |= !value.isBlank();
    inQuery |= value.indexOf('?') >= 0 || value.indexOf('#') >= 0;
    kept.append(value);
    if (end < 0) {
      return text.length();
    }
    kept.append(quote);
    state = State.TAG;
    return end + 1;
  }

  private int unquoted(String text, int at, StringBuilder kept) {
    char c = text.charAt(at);
    if (HtmlNames.isSpace(c) || c == '>') {
      state = State.TAG;
      return at;
    }
    kept.append(c);
    return at + 1;
  }

  /**
   * The value, safe for where it stands.
   *
   * @throws FunctionException where values must not stand here
   */
  String escape(GoValue value) {
    return switch (state) {
      case TEXT -> isHtml(value) ? GoPrint.text(value) : HtmlEscape.all(printed(value));
      case RAW_TEXT -> inElement(value);
      case QUOTED -> inAttribute(value);
      case COMMENT -> "";
      case TAG, NAME, AFTER_NAME -> throw refused("a tag");
      case BEFORE_VALUE, UNQUOTED -> throw refused("an attribute without quotes");
    };
  }

  private String inElement(GoValue value) {
    if (HtmlNames.holdsCode(element)) {
      throw refused("the element " + element);
    }
    return isHtml(value)
        ? HtmlEscape.keepingEntities(GoPrint.text(value))
        : HtmlEscape.all(printed(value));
  }

  private String inAttribute(GoValue value) {
    return switch (attribute) {
      case PLAIN ->
          isHtml(value)
              ? HtmlEscape.keepingEntities(HtmlEscape.withoutTags(GoPrint.text(value)))
              : HtmlEscape.all(printed(value));
      case ADDRESS -> HtmlEscape.all(address(value));
      case CODE -> throw refused("the attribute " + name);
    };
  }

  private String address(GoValue value) {
    String text = printed(value);
    boolean trusted = value.type().equals(GoType.URL);
    if (inQuery) {
      return HtmlUrl.escape(text, trusted);
    }
    boolean harmless = started || trusted || HtmlUrl.isHarmless(text);
    return HtmlUrl.escape(harmless ? text : UNSAFE_URL, true);
  }

  private static boolean isHtml(GoValue value) {
    return value.type().equals(GoType.HTML);
  }

  private static String printed(GoValue value) {
    return value instanceof GoValue.Nil ? "" : GoPrint.shown(value);
  }

  private FunctionException refused(String where) {
    return new FunctionException("html/template: a value cannot stand in " + where);
  }

  /**
   * @throws FunctionException where the document ends within a tag or the like
   */
  void checkEnd() {
    if (state != State.TEXT) {
      throw new FunctionException(
          "html/template: ends in a non-text context: " + state.name().toLowerCase(Locale.ROOT));
    }
  }
}
