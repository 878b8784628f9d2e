package io.freqwatch.alertmanager.alert;

import io.freqwatch.alertmanager.alert.MatcherLexer.Kind;
import io.freqwatch.alertmanager.alert.MatcherLexer.Token;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;

/** Alertmanager's grammar since 0.27: any UTF-8 name, quotes only where needed. One use each. */
final class Utf8MatcherParser {
  private final MatcherLexer lexer;
  private Token token;

  private Utf8MatcherParser(String text) {
    lexer = new MatcherLexer(text);
    token = lexer.next();
  }

  /**
   * @throws MatcherSyntaxException where the text is not of this grammar
   */
  static List<Matcher> parse(String text) {
    return new Utf8MatcherParser(text).parseAll();
  }

  private List<Matcher> parseAll() {
    List<Matcher> matchers = new ArrayList<>();
    boolean braces = skip(Kind.OPEN);
    while (token.kind() != Kind.END && token.kind() != Kind.CLOSE) {
      matchers.add(matcher());
      if (!skip(Kind.COMMA)) {
        break;
      }
    }
    if (braces) {
      take(Kind.CLOSE, "a comma or a closing brace");
    }
    take(Kind.END, "the end");
    return matchers;
  }

  private Matcher matcher() {
    String name = text("a label name");
    Token operator = take(Kind.OPERATOR, "an operator: = != =~ !~");
    String value = text("a label value");
    return MatcherOperator.matcher(operator.text(), name, value);
  }

  private String text(String expected) {
    if (token.kind() == Kind.QUOTED) {
      return unquoted(take(Kind.QUOTED, expected));
    }
    return take(Kind.UNQUOTED, expected).text();
  }

  private static String unquoted(Token quoted) {
    try {
      return GoString.unquote(quoted.text());
    } catch (IllegalArgumentException e) {
      throw new MatcherSyntaxException(quoted.begin() + ":" + quoted.end() + ": " + e.getMessage());
    }
  }

  private boolean skip(Kind kind) {
    boolean found = token.kind() == kind;
    if (found) {
      token = lexer.next();
    }
    return found;
  }

  private Token take(Kind kind, String expected) {
    Token taken = token;
    if (taken.kind() != kind) {
      String found = taken.kind() == Kind.END ? "end of input" : taken.text();
      throw new MatcherSyntaxException(
          taken.begin() + ":" + taken.end() + ": unexpected " + found + ", expected " + expected);
    }
    if (kind != Kind.END) {
      token = lexer.next();
    }
    return taken;
  }
}
