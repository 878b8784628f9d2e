package io.freqwatch.promql.parse;

import io.freqwatch.promql.Position;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.VectorMatching.Cardinality;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an operator with its modifiers and what stands to its right. */
final class OperatorParser {
  private final TokenReader tokens;
  private final LanguageOptions options;

  OperatorParser(TokenReader tokens, LanguageOptions options) {
    this.tokens = tokens;
    this.options = options;
  }

  /** The operator that comes next; null where none does. */
  @Nullable BinaryOperator peek() {
    Token next = tokens.peek();
    for (BinaryOperator operator : BinaryOperator.values()) {
      boolean found =
          operator.isWord()
              ? next.is(operator.text())
              : next.type() != TokenType.STRING && next.text().equals(operator.text());
      if (found) {
        return operator;
      }
    }
    return null;
  }

  Expression binary(Expression left, Parser parser) {
    Token token = tokens.peek();
    BinaryOperator operator = peek();
    if (operator == null) {
      throw tokens.unexpected("");
    }
    tokens.take();
    boolean bool = takeWord("bool");
    if (bool && !operator.isComparison()) {
      throw tokens.error(
          token.position(), "bool modifier can only be used on comparison operators");
    }
    VectorMatching matching = matching();
    int precedence = operator.precedence() - (operator == BinaryOperator.POWER ? 1 : 0);
    Expression right = parser.expression(precedence);
    Position position = left.position().to(right.position());
    Binary binary = new Binary(operator, left, right, settled(operator, matching), bool, position);
    return TypeCheck.checked(tokens, token.position(), vectorsOnly(binary), matching != null);
  }

  /** Set operators match many to many; what has no vector on both sides matches nothing. */
  private static VectorMatching settled(
      BinaryOperator operator, @Nullable VectorMatching matching) {
    VectorMatching settled = matching == null ? VectorMatching.PLAIN : matching;
    return operator.isSet() && settled.cardinality() == Cardinality.ONE_TO_ONE
        ? settled.with(Cardinality.MANY_TO_MANY)
        : settled;
  }

  private static Binary vectorsOnly(Binary binary) {
    boolean vectors =
        binary.left().type() == ValueType.VECTOR && binary.right().type() == ValueType.VECTOR;
    VectorMatching matching = binary.matching();
    boolean written = matching != null && (!matching.labels().isEmpty() || matching.fills());
    return vectors || written
        ? binary
        : new Binary(
            binary.operator(),
            binary.left(),
            binary.right(),
            null,
            binary.bool(),
            binary.position());
  }

  /** Null where nothing is said of it. */
  private @Nullable VectorMatching matching() {
    boolean on = tokens.peek().is("on");
    boolean written = on || tokens.peek().is("ignoring");
    if (!written) {
      return fill(VectorMatching.PLAIN, null);
    }
    tokens.take();
    List<String> labels = labels(tokens);
    VectorMatching plain =
        new VectorMatching(Cardinality.ONE_TO_ONE, on, labels, List.of(), null, null);
    boolean left = tokens.peek().is("group_left");
    if (!left && !tokens.peek().is("group_right")) {
      return fill(plain, plain);
    }
    tokens.take();
    List<String> include = tokens.at(TokenType.LEFT_PARENTHESIS) ? labels(tokens) : List.of();
    Cardinality cardinality = left ? Cardinality.MANY_TO_ONE : Cardinality.ONE_TO_MANY;
    VectorMatching grouped = new VectorMatching(cardinality, on, labels, include, null, null);
    return fill(grouped, grouped);
  }

  private @Nullable VectorMatching fill(
      VectorMatching matching, @Nullable VectorMatching withoutFill) {
    Double left = null;
    Double right = null;
    boolean found = false;
    for (Token word = tokens.peek(); isFill(word); word = tokens.peek()) {
      found = true;
      double value = fillValue();
      left = word.is("fill_right") ? left : (Double) value;
      right = word.is("fill_left") ? right : (Double) value;
    }
    return found
        ? new VectorMatching(
            matching.cardinality(),
            matching.on(),
            matching.labels(),
            matching.include(),
            left,
            right)
        : withoutFill;
  }

  /** A metric may be named so too: only a parenthesis with a number behind it tells. */
  private boolean isFill(Token word) {
    boolean named = word.is("fill") || word.is("fill_left") || word.is("fill_right");
    return named && tokens.isFollowedByParenthesis();
  }

  private double fillValue() {
    Token word = tokens.take();
    if (!options.fillModifiers()) {
      throw tokens.error(
          word.position(),
          "binop fill modifiers are experimental and not enabled, use"
              + " --enable-feature=promql-binop-fill-modifiers");
    }
    tokens.take();
    boolean negative = tokens.skip(TokenType.SUBTRACT);
    if (!negative) {
      tokens.skip(TokenType.ADD);
    }
    Token number = tokens.take();
    double value = Numbers.value(tokens, number);
    tokens.expect(TokenType.RIGHT_PARENTHESIS, " in fill modifier, expected \")\"");
    return negative ? -value : value;
  }

  /** Label names in parentheses. */
  static List<String> labels(TokenReader tokens) {
    tokens.expect(TokenType.LEFT_PARENTHESIS, " in grouping opts, expected \"(\"");
    List<String> labels = new ArrayList<>();
    while (!tokens.at(TokenType.RIGHT_PARENTHESIS)) {
      labels.add(label(tokens));
      if (!tokens.skip(TokenType.COMMA) && !tokens.at(TokenType.RIGHT_PARENTHESIS)) {
        throw tokens.unexpected(" in grouping opts, expected \",\" or \")\"");
      }
    }
    tokens.take();
    return labels;
  }

  private static String label(TokenReader tokens) {
    Token label = tokens.peek();
    if (label.type() == TokenType.STRING) {
      return tokens.unquote(tokens.take());
    }
    if (label.type() != TokenType.IDENTIFIER || label.text().indexOf(':') >= 0) {
      throw tokens.unexpected(" in grouping opts, expected label");
    }
    return tokens.take().text();
  }

  private boolean takeWord(String word) {
    boolean found = tokens.peek().is(word);
    if (found) {
      tokens.take();
    }
    return found;
  }
}
