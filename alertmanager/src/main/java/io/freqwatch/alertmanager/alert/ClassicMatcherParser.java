package io.freqwatch.alertmanager.alert;

import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Alertmanager's grammar before 0.27: classic names, values with or without quotes. */
final class ClassicMatcherParser {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|=|!=|!~)\\s*(.*?)\\s*", Pattern.DOTALL);

  private ClassicMatcherParser() {}

  /**
   * @throws MatcherSyntaxException where the text is not of this grammar
   */
  static List<Matcher> parse(String text) {
    String inner = text.startsWith("{") ? text.substring(1) : text;
    inner = inner.endsWith("}") ? inner.substring(0, inner.length() - 1) : inner;
    return pieces(inner).stream().map(ClassicMatcherParser::matcher).toList();
  }

  /** Commas within quotes do not part; a comma at the end is of no matter. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean quoted = false;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == ',' && !quoted) {
        pieces.add(piece.toString());
        piece.setLength(0);
        continue;
      }
      quoted ^= each == '"' && !escaped;
      escaped = each == '\\' && !escaped;
      piece.append(each);
    }
    if (!piece.toString().isBlank()) {
      pieces.add(piece.toString().strip());
    }
    return pieces;
  }

  private static Matcher matcher(String text) {
    java.util.regex.Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new MatcherSyntaxException("bad matcher format: " + text);
    }
    return MatcherOperator.matcher(parts.group(2), parts.group(1), value(parts.group(3)));
  }

  private static String value(String raw) {
    boolean quoted = raw.startsWith("\"");
    String rest = quoted ? raw.substring(1) : raw;
    StringBuilder value = new StringBuilder();
    boolean closed = false;
    for (int i = 0; i < rest.length(); i++) {
      char each = rest.charAt(i);
      boolean last = i == rest.length() - 1;
      if (each == '\\' && !last) {
        i++;
        value.append(escaped(rest.charAt(i)));
      } else if (each != '"') {
        value.append(each);
      } else if (quoted && last) {
        closed = true;
      } else {
        throw lonelyQuote(raw);
      }
    }
    if (quoted && !closed) {
      throw lonelyQuote(raw);
    }
    return value.toString();
  }

  private static String escaped(char after) {
    return switch (after) {
      case 'n' -> "\n";
      case '"', '\\' -> String.valueOf(after);
      default -> "\\" + after;
    };
  }

  private static MatcherSyntaxException lonelyQuote(String raw) {
    return new MatcherSyntaxException("matcher value contains unescaped double quote: " + raw);
  }
}
