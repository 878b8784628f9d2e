package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls of functions and aggregations. */
final class CallParser {
  private static final int MAX_ARGUMENTS = 1_000;

  private final TokenReader tokens;
  private final LanguageOptions options;
  private final Parser parser;

  CallParser(TokenReader tokens, LanguageOptions options, Parser parser) {
    this.tokens = tokens;
    this.options = options;
    this.parser = parser;
  }

  /** The call that the next word begins; null where it is the name of a metric. */
  @Nullable Expression callOrNull() {
    Token word = tokens.peek();
    Aggregator aggregator = Aggregator.of(word.text());
    if (aggregator != null && (tokens.isFollowedByParenthesis() || tokens.isFollowedByGrouping())) {
      return aggregation(aggregator);
    }
    return tokens.isFollowedByParenthesis() ? call() : null;
  }

  private Expression call() {
    Token word = tokens.take();
    Function function = Functions.named(word.text());
    if (function == null) {
      throw tokens.error(word.position(), "unknown function with name \"" + word.text() + "\"");
    }
    if (function.experimental() && !options.experimentalFunctions()) {
      throw tokens.error(word.position(), "function \"" + function.name() + "\" is not enabled");
    }
    List<Expression> arguments = arguments(function.name().equals("info"));
    Position position = word.position().to(tokens.last());
    return TypeCheck.checked(tokens, new Call(function, arguments, position));
  }

  private Expression aggregation(Aggregator aggregator) {
    Token word = tokens.take();
    Grouping grouping = grouping();
    List<Expression> arguments = arguments(false);
    if (grouping == null) {
      grouping = grouping();
    }
    Position position = word.position().to(tokens.last());
    requireCount(aggregator, arguments, position);
    if (aggregator.isExperimental() && !options.experimentalFunctions()) {
      throw tokens.error(
          position,
          aggregator.text()
              + "() is experimental and must be enabled with"
              + " --enable-feature=promql-experimental-functions");
    }
    Aggregation aggregation =
        new Aggregation(
            aggregator,
            arguments.getLast(),
            arguments.size() == 2 ? arguments.getFirst() : null,
            grouping == null ? List.of() : grouping.labels(),
            grouping != null && grouping.without(),
            position);
    return TypeCheck.checked(tokens, aggregation);
  }

  private record Grouping(boolean without, List<String> labels) {}

  private @Nullable Grouping grouping() {
    boolean without = tokens.peek().is("without");
    if (!without && !tokens.peek().is("by")) {
      return null;
    }
    tokens.take();
    return new Grouping(without, OperatorParser.labels(tokens));
  }

  private void requireCount(Aggregator aggregator, List<Expression> arguments, Position position) {
    if (arguments.isEmpty()) {
      throw tokens.error(position, "no arguments for aggregate expression provided");
    }
    int expected = aggregator.parameter() == null ? 1 : 2;
    if (arguments.size() != expected) {
      throw tokens.error(
          position,
          "wrong number of arguments for aggregate expression provided, expected %d, got %d"
              .formatted(expected, arguments.size()));
    }
  }

  /** The labels that {@code info} is to add may be any. */
  private List<Expression> arguments(boolean info) {
    tokens.expect(TokenType.LEFT_PARENTHESIS, " in aggregation");
    List<Expression> arguments = new ArrayList<>();
    while (!tokens.at(TokenType.RIGHT_PARENTHESIS)) {
      boolean labels = info && arguments.size() == 1 && tokens.at(TokenType.LEFT_BRACE);
      arguments.add(labels ? new SelectorParser(tokens).parseAny() : parser.expression(0));
      if (arguments.size() > MAX_ARGUMENTS) {
        throw tokens.unexpected(", expected at most " + MAX_ARGUMENTS + " arguments");
      }
      if (!tokens.at(TokenType.RIGHT_PARENTHESIS)) {
        Token comma = tokens.expect(TokenType.COMMA, "");
        if (tokens.at(TokenType.RIGHT_PARENTHESIS)) {
          throw tokens.error(comma.position(), "trailing commas not allowed in function call args");
        }
      }
    }
    tokens.take();
    return arguments;
  }
}
