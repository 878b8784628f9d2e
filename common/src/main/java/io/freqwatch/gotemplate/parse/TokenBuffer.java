package io.freqwatch.gotemplate.parse;

import io.freqwatch.gotemplate.parse.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The tokens of a file, of which some can be put back; knows where errors happened. */
final class TokenBuffer {
  private final String file;
  private final Lexer lexer;
  private final Deque<Token> pending = new ArrayDeque<>();
  private @Nullable Token last;
  private int lastRead = 1;
  private int actionLine;

  TokenBuffer(String file, Lexer lexer) {
    this.file = file;
    this.lexer = lexer;
  }

  Token next() {
    Token token = pending.isEmpty() ? read() : pending.pop();
    last = token;
    return token;
  }

  private Token read() {
    Token token = lexer.next();
    lastRead = token.line();
    return token;
  }

  /** Puts the last token back. */
  void backUp() {
    if (last != null) {
      pending.push(last);
    }
  }

  /** Puts the last token back, and the one before it. */
  void backUp(Token before) {
    backUp();
    pending.push(before);
  }

  void pushBack(Token token) {
    pending.push(token);
  }

  Token peek() {
    if (pending.isEmpty()) {
      pending.push(read());
    }
    return pending.peek();
  }

  Token nextNonSpace() {
    Token token = next();
    while (token.kind() == Kind.SPACE) {
      token = next();
    }
    return token;
  }

  Token peekNonSpace() {
    Token token = nextNonSpace();
    pending.push(token);
    return token;
  }

  Token expectString(String context) {
    Token token = nextNonSpace();
    if (token.kind() != Kind.STRING && token.kind() != Kind.RAW_STRING) {
      throw unexpected(token, context);
    }
    return token;
  }

  void expect(Kind kind, String context) {
    Token token = nextNonSpace();
    if (token.kind() != kind) {
      throw unexpected(token, context);
    }
  }

  void startAction(int line) {
    actionLine = line;
  }

  void endAction() {
    actionLine = 0;
  }

  String unquote(Token token) {
    try {
      return Unquote.string(token.text());
    } catch (IllegalArgumentException e) {
      throw error(e.getMessage());
    }
  }

  TemplateException unexpected(Token token, String context) {
    if (token.kind() != Kind.ERROR) {
      return error("unexpected " + token.shown() + " in " + context);
    }
    return error(token.shown() + startedElsewhere(token));
  }

  private String startedElsewhere(Token token) {
    if (actionLine == 0 || actionLine == token.line()) {
      return "";
    }
    String where = " started at " + file + ":" + actionLine;
    return token.text().endsWith(" action") ? where : " in action" + where;
  }

  TemplateException error(@Nullable String message) {
    return new TemplateException("template: " + file + ":" + lastRead + ": " + message);
  }
}
