package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import io.freqwatch.promql.PromqlException;
import org.jspecify.annotations.Nullable;

/** The tokens of a query with up to two of lookahead. */
final class TokenReader {
  private final String query;
  private final Lexer lexer;
  private Token next;
  private @Nullable Token behind;
  private Position last = new Position(0, 0);

  TokenReader(String query) {
    this.query = query;
    this.lexer = new Lexer(query);
    this.next = lexer.next();
  }

  Token peek() {
    return next;
  }

  /** Whether the token behind the next one opens a parenthesis. */
  boolean isFollowedByParenthesis() {
    return behind().type() == TokenType.LEFT_PARENTHESIS;
  }

  boolean isFollowedByGrouping() {
    return behind().is("by") || behind().is("without");
  }

  char charAt(int index) {
    return query.charAt(index);
  }

  boolean at(TokenType type) {
    return next.type() == type;
  }

  Token take() {
    Token taken = next;
    last = taken.position();
    if (behind != null) {
      next = behind;
      behind = null;
    } else if (taken.type() != TokenType.END) {
      next = lexer.next();
    }
    return taken;
  }

  private Token behind() {
    if (next.type() == TokenType.END) {
      return next;
    }
    if (behind == null) {
      behind = lexer.next();
    }
    return behind;
  }

  /** Takes the token where it is of this type. */
  boolean skip(TokenType type) {
    boolean found = at(type);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes a token of this type; {@code context} ends the error otherwise. */
  Token expect(TokenType type, String context) {
    if (!at(type)) {
      throw unexpected(context);
    }
    return take();
  }

  /** The token just taken. */
  Position last() {
    return last;
  }

  String unquote(Token string) {
    return QuotedText.unquote(query, string);
  }

  PromqlException unexpected(String context) {
    return error(next.position(), "unexpected " + next.describe() + context);
  }

  PromqlException error(Position position, String problem) {
    return new PromqlException.Syntax(query, position.start(), problem);
  }
}
