package io.freqwatch.promql.differential;

import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.rules.file.RuleDefinition;
import io.freqwatch.rules.file.RuleFile;
import io.freqwatch.rules.file.RuleFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The queries of {@code mixin/}: those of its rules and of its alerts. */
final class MixinQueries {
  private static final Path MIXIN = Path.of("..", "mixin");

  private MixinQueries() {}

  static List<String> all() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("rules", "alerts")) {
      try (Stream<Path> found = Files.list(MIXIN.resolve(folder))) {
        files.addAll(found.filter(file -> file.toString().endsWith(".yml")).sorted().toList());
      }
    }
    List<RuleFile> read = RuleFileReader.readAll(files, (_, _) -> {});
    return read.stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .map(RuleDefinition::query)
        .toList();
  }

  /** The selectors of queries, so that data can be made for them. */
  static List<VectorSelector> selectors(List<String> queries) {
    List<VectorSelector> found = new ArrayList<>();
    queries.forEach(query -> gather(Parser.parse(query, LanguageOptions.DEFAULT), found));
    return found;
  }

  private static void gather(Expression expression, List<VectorSelector> found) {
    switch (expression) {
      case NumberLiteral _, StringLiteral _ -> {}
      case VectorSelector selector -> found.add(selector);
      case MatrixSelector matrix -> found.add(matrix.selector());
      case Subquery subquery -> gather(subquery.inner(), found);
      case Parentheses parentheses -> gather(parentheses.inner(), found);
      case Unary unary -> gather(unary.inner(), found);
      case Binary binary -> {
        gather(binary.left(), found);
        gather(binary.right(), found);
      }
      case Call call -> call.arguments().forEach(each -> gather(each, found));
      case Aggregation aggregation -> gather(aggregation.inner(), found);
    }
  }
}
