package io.freqwatch.promql.parse;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.PromqlException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code name{a="b",...}} and {@code {"name",...}}. */
final class SelectorParser {
  /** Instructions of all regular expressions of one selector: more would match for seconds. */
  private static final int MAX_COST = 10_000;

  private static final int MAX_MATCHERS = 1_000;

  private final TokenReader tokens;
  private final List<Matcher> matchers = new ArrayList<>();
  private String name = "";
  private Position start = new Position(0, 0);

  SelectorParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** A selector that finds something. */
  Expression.VectorSelector parse() {
    Expression.VectorSelector selector = parseAny();
    requireOneNonEmpty(selector.position());
    return selector;
  }

  /** A selector that may match everything. */
  Expression.VectorSelector parseAny() {
    start = tokens.peek().position();
    if (tokens.at(TokenType.IDENTIFIER)) {
      name(tokens.take().text());
    }
    if (tokens.skip(TokenType.LEFT_BRACE)) {
      matchers();
    }
    if (!name.isEmpty()) {
      matchers.add(Matcher.equal(Labels.METRIC_NAME, name));
    }
    Position position = start.to(tokens.last());
    return new Expression.VectorSelector(
        name, matchers, Expression.TimeShift.NONE, Expression.Reading.PLAIN, position);
  }

  private void matchers() {
    while (!tokens.at(TokenType.RIGHT_BRACE)) {
      matcher();
      if (!tokens.skip(TokenType.COMMA) && !tokens.at(TokenType.RIGHT_BRACE)) {
        throw tokens.unexpected(" in label matching, expected \",\" or \"}\"");
      }
    }
    tokens.take();
  }

  private void matcher() {
    Token label = tokens.peek();
    boolean quoted = label.type() == TokenType.STRING;
    if (!quoted && label.type() != TokenType.IDENTIFIER) {
      throw tokens.unexpected(" in label matching, expected identifier or \"}\"");
    }
    tokens.take();
    String text = quoted ? tokens.unquote(label) : label.text();
    boolean alone = tokens.at(TokenType.COMMA) || tokens.at(TokenType.RIGHT_BRACE);
    if (quoted && alone) {
      name(text);
    } else {
      matchers.add(matcher(text, label.position()));
      requireAffordable(label.position());
    }
  }

  private void requireAffordable(Position position) {
    if (matchers.size() > MAX_MATCHERS) {
      throw tokens.error(position, "more than " + MAX_MATCHERS + " label matchers");
    }
    if (matchers.stream().mapToInt(Matcher::cost).sum() > MAX_COST) {
      throw tokens.error(position, "the regular expressions are too large together");
    }
  }

  private Matcher matcher(String label, Position position) {
    if (!tokens.peek().type().isMatchOperator()) {
      throw tokens.unexpected(" in label matching, expected label matching operator");
    }
    Matcher.Type type = type(tokens.take().type());
    Token value = tokens.expect(TokenType.STRING, " in label matching, expected string");
    if (label.equals(Labels.METRIC_NAME) && !name.isEmpty()) {
      throw setTwice(tokens.unquote(value));
    }
    try {
      return new Matcher(type, label, tokens.unquote(value));
    } catch (IllegalArgumentException e) {
      throw tokens.error(position, String.valueOf(e.getMessage()));
    }
  }

  private void name(String text) {
    if (!name.isEmpty() || matchers.stream().anyMatch(SelectorParser::isName)) {
      throw setTwice(text);
    }
    name = text;
  }

  private PromqlException setTwice(String text) {
    return tokens.error(
        start, "metric name must not be set twice: \"" + name + "\" or \"" + text + "\"");
  }

  private static boolean isName(Matcher matcher) {
    return matcher.name().equals(Labels.METRIC_NAME);
  }

  private static Matcher.Type type(TokenType operator) {
    for (Matcher.Type type : Matcher.Type.values()) {
      if (type.operator().equals(operator.text())) {
        return type;
      }
    }
    throw new IllegalArgumentException("no matcher has the operator " + operator);
  }

  /** A selector of everything would read the whole storage by mistake. */
  private void requireOneNonEmpty(Position position) {
    if (matchers.stream().allMatch(matcher -> matcher.matches(""))) {
      throw tokens.error(position, "vector selector must contain at least one non-empty matcher");
    }
  }
}
