package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.At;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.Reading;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.promql.parse.Function;
import io.freqwatch.promql.parse.Length;
import io.freqwatch.promql.parse.VectorMatching;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query as the tree that Prometheus' {@code /parse_query} shows. A length of time that is
 * computed with the query's step is 0, as nothing is known of it yet.
 */
final class ExpressionTree {
  private static final int REPLACEMENT = '\uFFFD';

  private ExpressionTree() {}

  static ObjectNode of(Expression expression) {
    return switch (expression) {
      case NumberLiteral literal ->
          node("numberLiteral").put("val", ApiNumber.plain(literal.value()));
      case StringLiteral literal -> node("stringLiteral").put("val", text(literal.value()));
      case VectorSelector selector -> selector("vectorSelector", selector);
      case MatrixSelector matrix ->
          selector("matrixSelector", matrix.selector()).put("range", millis(matrix.range()));
      case Subquery subquery -> of(subquery);
      case Call call -> of(call);
      case Aggregation aggregation -> of(aggregation);
      case Binary binary -> of(binary);
      case Unary unary ->
          with(node("unaryExpr").put("op", unary.negative() ? "-" : "+"), "expr", unary.inner());
      case Parentheses parentheses -> with(node("parenExpr"), "expr", parentheses.inner());
    };
  }

  private static ObjectNode selector(String type, VectorSelector selector) {
    ObjectNode node = node(type).put("name", selector.name());
    addShift(node, selector.shift());
    node.put("anchored", selector.reading() == Reading.ANCHORED);
    node.put("smoothed", selector.reading() == Reading.SMOOTHED);
    ArrayNode matchers = node.putArray("matchers");
    for (Matcher matcher : selector.matchers()) {
      matchers
          .addObject()
          .put("name", matcher.name())
          .put("type", matcher.type().operator())
          .put("value", text(matcher.value()));
    }
    return node;
  }

  private static void addShift(ObjectNode node, TimeShift shift) {
    node.put("offset", millis(shift.offset()));
    switch (shift.at()) {
      case null -> node.putNull("timestamp").putNull("startOrEnd");
      case At.Timestamp at -> node.put("timestamp", at.millis()).putNull("startOrEnd");
      case At.Start _ -> node.putNull("timestamp").put("startOrEnd", "start");
      case At.End _ -> node.putNull("timestamp").put("startOrEnd", "end");
    }
  }

  private static ObjectNode of(Subquery subquery) {
    Length step = subquery.step();
    ObjectNode node =
        node("subquery")
            .put("range", millis(subquery.range()))
            .put("step", step == null ? 0 : millis(step));
    addShift(node, subquery.shift());
    return with(node, "expr", subquery.inner());
  }

  private static ObjectNode of(Call call) {
    ObjectNode node = node("call");
    node.set("func", of(call.function()));
    ArrayNode arguments = node.putArray("args");
    call.arguments().forEach(each -> arguments.add(of(each)));
    return node;
  }

  private static ObjectNode of(Function function) {
    ObjectNode node =
        Json.object()
            .put("name", function.name())
            .put("variadic", function.variadic())
            .put("returnType", function.returns().text());
    node.set("argTypes", texts(function.arguments().stream().map(ValueType::text).toList()));
    return node;
  }

  private static ObjectNode of(Aggregation aggregation) {
    ObjectNode node =
        node("aggregation")
            .put("op", aggregation.aggregator().text())
            .put("without", aggregation.without());
    node.set("grouping", texts(aggregation.grouping()));
    with(node, "param", aggregation.parameter());
    return with(node, "expr", aggregation.inner());
  }

  private static ObjectNode of(Binary binary) {
    ObjectNode node =
        node("binaryExpr").put("op", binary.operator().text()).put("bool", binary.bool());
    with(node, "lhs", binary.left());
    with(node, "rhs", binary.right());
    VectorMatching matching = binary.matching();
    node.set("matching", matching == null ? Json.object().nullNode() : of(matching));
    return node;
  }

  private static ObjectNode of(VectorMatching matching) {
    ObjectNode node =
        Json.object().put("card", matching.cardinality().text()).put("on", matching.on());
    node.set("labels", texts(matching.labels()));
    node.set("include", texts(matching.include()));
    node.putObject("fillValues").put("lhs", matching.fillLeft()).put("rhs", matching.fillRight());
    return node;
  }

  private static ObjectNode with(ObjectNode node, String name, @Nullable Expression expression) {
    JsonNode child = expression == null ? node.nullNode() : of(expression);
    node.set(name, child);
    return node;
  }

  /** A byte that is no UTF-8 is half a surrogate pair here, and replaced in Go's JSON. */
  private static String text(String text) {
    return text.codePoints()
        .map(each -> Character.getType(each) == Character.SURROGATE ? REPLACEMENT : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static ObjectNode node(String type) {
    return Json.object().put("type", type);
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }

  private static long millis(Length length) {
    return switch (length) {
      case Length.Fixed fixed -> fixed.millis();
      case Length.Computed _ -> 0;
    };
  }
}
