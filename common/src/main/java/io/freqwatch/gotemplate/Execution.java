package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Node;
import io.freqwatch.gotemplate.parse.Node.Statement;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.parse.Tree;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.GoQuote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of a template: walks its statements in their order. What stands between braces is
 * {@link Evaluation}'s matter, of which there is one for each call of a template. Errors name the
 * node that was looked at last, as Go's do. Used by one thread.
 */
final class Execution {
  private static final int MAX_DEPTH = 200;

  private enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  private final TemplateSet templates;
  private final ExecutionLimits limits;
  private final Output output;
  private int steps;
  private int depth;

  Execution(TemplateSet templates, ExecutionLimits limits, Output output) {
    this.templates = templates;
    this.limits = limits;
    this.output = output;
  }

  TemplateSet templates() {
    return templates;
  }

  ExecutionLimits limits() {
    return limits;
  }

  void run(Tree tree, GoValue data) {
    Evaluation evaluation = new Evaluation(this, tree, data);
    try {
      Flow _ = walk(tree.statements(), data, evaluation);
      output.end();
    } catch (FunctionException e) {
      throw new TemplateException("template: " + tree.name() + ": " + e.getMessage(), e);
    }
  }

  /** Counts one step. */
  void step(Evaluation evaluation) {
    if (++steps > limits.steps()) {
      throw evaluation.error("exceeded the limit of " + limits.steps() + " steps");
    }
  }

  private Flow walk(List<Statement> statements, GoValue dot, Evaluation evaluation) {
    for (Statement statement : statements) {
      Flow flow = walk(statement, dot, evaluation);
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow walk(Statement statement, GoValue dot, Evaluation evaluation) {
    evaluation.at(statement);
    step(evaluation);
    return switch (statement) {
      case Node.Text text -> write(text, evaluation);
      case Node.Action action -> act(action, dot, evaluation);
      case Node.Branch branch -> branch(branch, dot, evaluation);
      case Node.Range range -> range(range, dot, evaluation);
      case Node.Call call -> call(call, dot, evaluation);
      case Node.Break _ -> Flow.BREAK;
      case Node.Continue _ -> Flow.CONTINUE;
    };
  }

  private Flow write(Node.Text text, Evaluation evaluation) {
    try {
      output.text(text.text());
    } catch (FunctionException e) {
      throw evaluation.error(e);
    }
    return Flow.ON;
  }

  private Flow act(Node.Action action, GoValue dot, Evaluation evaluation) {
    GoValue value = evaluation.pipeline(action.pipeline(), dot);
    if (action.pipeline().variables().isEmpty()) {
      evaluation.at(action);
      print(action, value, evaluation);
    }
    return Flow.ON;
  }

  private void print(Node.Action action, GoValue value, Evaluation evaluation) {
    if (value instanceof GoValue.Callable) {
      throw evaluation.error("can't print " + action.source() + " of type " + value.type());
    }
    try {
      output.value(Escaped.by(action.pipeline(), value));
    } catch (FunctionException e) {
      throw evaluation.error(e);
    }
  }

  private Flow branch(Node.Branch branch, GoValue dot, Evaluation evaluation) {
    int mark = evaluation.variables().mark();
    GoValue value = evaluation.pipeline(branch.pipeline(), dot);
    boolean isTrue = Truth.of(value);
    GoValue inside = isTrue && branch.setsDot() ? value : dot;
    Flow flow = walk(isTrue ? branch.body() : branch.otherwise(), inside, evaluation);
    evaluation.variables().popTo(mark);
    return flow;
  }

  private Flow call(Node.Call call, GoValue dot, Evaluation evaluation) {
    Optional<Tree> tree = templates.template(call.name());
    if (tree.isEmpty()) {
      throw evaluation.error("template " + GoQuote.quote(call.name()) + " not defined");
    }
    if (++depth > MAX_DEPTH) {
      throw evaluation.error("exceeded maximum template depth (" + MAX_DEPTH + ")");
    }
    GoValue data =
        call.pipeline().map(each -> evaluation.pipeline(each, dot)).orElse(GoValue.nil());
    Flow _ = walk(tree.get().statements(), data, new Evaluation(this, tree.get(), data));
    depth--;
    return Flow.ON;
  }

  private Flow range(Node.Range range, GoValue dot, Evaluation evaluation) {
    int outer = evaluation.variables().mark();
    GoValue value = evaluation.pipeline(range.pipeline(), dot);
    int mark = evaluation.variables().mark();
    boolean any =
        switch (value) {
          case GoValue.Sequence(_, List<GoValue> elements, _) -> list(range, elements, evaluation);
          case GoValue.Mapping map -> map(range, map, evaluation);
          case GoValue.Int(long count, _) -> count(range, count, evaluation);
          case GoValue.Nil _ -> false;
          case GoValue.Bool _,
              GoValue.Float64 _,
              GoValue.Text _,
              GoValue.Struct _,
              GoValue.Time _,
              GoValue.Callable _ ->
              throw evaluation.error("range can't iterate over " + GoPrint.shown(value));
        };
    evaluation.variables().popTo(any ? outer : mark);
    Flow flow = any ? Flow.ON : walk(range.otherwise(), dot, evaluation);
    evaluation.variables().popTo(outer);
    return flow;
  }

  private boolean list(Node.Range range, List<GoValue> elements, Evaluation evaluation) {
    for (int i = 0; i < elements.size(); i++) {
      if (!once(range, GoValue.of((long) i), elements.get(i), evaluation)) {
        break;
      }
    }
    return !elements.isEmpty();
  }

  private boolean map(Node.Range range, GoValue.Mapping map, Evaluation evaluation) {
    for (Map.Entry<String, GoValue> each : map.entries().entrySet()) {
      if (!once(range, GoValue.of(each.getKey()), each.getValue(), evaluation)) {
        break;
      }
    }
    return !map.entries().isEmpty();
  }

  private boolean count(Node.Range range, long count, Evaluation evaluation) {
    if (range.pipeline().variables().size() > 1) {
      throw evaluation.error("can't use " + count + " to iterate over more than one variable");
    }
    for (long i = 0; i < count; i++) {
      if (!once(range, GoValue.nil(), GoValue.of(i), evaluation)) {
        break;
      }
    }
    return count > 0;
  }

  /** One round; answers whether there may be another. */
  private boolean once(Node.Range range, GoValue index, GoValue element, Evaluation evaluation) {
    step(evaluation);
    bind(range.pipeline(), index, element, evaluation);
    int mark = evaluation.variables().mark();
    Flow flow = walk(range.body(), element, evaluation);
    evaluation.variables().popTo(mark);
    return flow != Flow.BREAK;
  }

  private static void bind(
      Node.Pipeline pipeline, GoValue index, GoValue element, Evaluation evaluation) {
    List<Node.Variable> variables = pipeline.variables();
    for (int i = 0; i < variables.size(); i++) {
      boolean isElement = i == variables.size() - 1;
      GoValue value = isElement ? element : index;
      if (pipeline.assigns()) {
        evaluation.assign(variables.get(i).names().getFirst(), value);
      } else {
        evaluation.variables().setFromTop(variables.size() - i, value);
      }
    }
  }
}
