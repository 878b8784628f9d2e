package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Node;
import io.freqwatch.gotemplate.parse.NumberLiteral;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.parse.Tree;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.GoQuote;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates pipelines within one call of a template: its variables, and the node that errors name.
 * The value of a command is the last argument of the next one. Used by one thread.
 */
final class Evaluation {
  private final Execution execution;
  private final Tree tree;
  private final Variables variables;
  private Node node;

  Evaluation(Execution execution, Tree tree, GoValue data) {
    this.execution = execution;
    this.tree = tree;
    this.variables = new Variables(data);
    this.node = new Node.Text(0, "");
  }

  Variables variables() {
    return variables;
  }

  /** The node that is looked at from now on. */
  void at(Node looked) {
    node = looked;
  }

  TemplateException error(String message) {
    return new TemplateException(prefix() + message);
  }

  TemplateException error(FunctionException cause) {
    return new TemplateException(prefix() + cause.getMessage(), cause);
  }

  private String prefix() {
    String at = " at <" + node.source() + ">: ";
    return "template: " + tree.location(node) + ": executing " + GoQuote.quote(tree.name()) + at;
  }

  void assign(String name, GoValue value) {
    if (!variables.assign(name, value)) {
      throw error("undefined variable: " + name);
    }
  }

  GoValue pipeline(Node.Pipeline pipeline, GoValue dot) {
    at(pipeline);
    Optional<GoValue> value = Optional.empty();
    for (Node.Command command : pipeline.commands()) {
      execution.step(this);
      value = Optional.of(command(command, dot, value));
    }
    GoValue result = value.orElse(GoValue.nil());
    for (Node.Variable variable : pipeline.variables()) {
      String name = variable.names().getFirst();
      if (pipeline.assigns()) {
        assign(name, result);
      } else {
        variables.push(name, result);
      }
    }
    return result;
  }

  private GoValue command(Node.Command command, GoValue dot, Optional<GoValue> piped) {
    Node first = command.words().getFirst();
    List<Node> rest = command.words().subList(1, command.words().size());
    CallSite site = new CallSite(command, rest, dot, piped);
    return switch (first) {
      case Node.Field field -> field(field, site);
      case Node.Chain chain -> chain(chain, site);
      case Node.Variable variable -> variable(variable, site);
      case Node.Identifier identifier -> function(identifier, site);
      case Node.Pipeline pipeline -> {
        refuseArguments(first, site);
        yield pipeline(pipeline, dot);
      }
      case Node.BoolLiteral _,
          Node.Dot _,
          Node.NilLiteral _,
          NumberLiteral _,
          Node.StringLiteral _,
          Node.Command _,
          Node.Statement _ ->
          constant(first, site);
    };
  }

  private GoValue constant(Node first, CallSite site) {
    at(first);
    refuseArguments(first, site);
    return switch (first) {
      case Node.Dot _ -> site.dot();
      case Node.NilLiteral _ -> throw error("nil is not a command");
      default -> Constants.ideal(first, this);
    };
  }

  private void refuseArguments(Node first, CallSite site) {
    if (site.hasArguments()) {
      throw error("can't give argument to non-function " + first.source());
    }
  }

  private GoValue field(Node.Field field, CallSite site) {
    at(field);
    return fields(site.dot(), field, field.names(), site);
  }

  private GoValue chain(Node.Chain chain, CallSite site) {
    at(chain);
    if (chain.start() instanceof Node.NilLiteral) {
      throw error("indirection through explicit nil in " + chain.source());
    }
    GoValue start = argument(chain.start(), GoType.ANY, site.dot());
    return fields(start, chain, chain.names(), site);
  }

  private GoValue variable(Node.Variable variable, CallSite site) {
    at(variable);
    String name = variable.names().getFirst();
    GoValue value = variables.find(name).orElseThrow(() -> error("undefined variable: " + name));
    if (variable.names().size() == 1) {
      refuseArguments(variable, site);
      return value;
    }
    List<String> names = variable.names().subList(1, variable.names().size());
    return fields(value, variable, names, site);
  }

  /** Follows names; only the last one may be a method with arguments. */
  private GoValue fields(GoValue start, Node named, List<String> names, CallSite site) {
    CallSite within = site.withoutArguments(named);
    GoValue receiver = start;
    for (int i = 0; i < names.size(); i++) {
      boolean last = i == names.size() - 1;
      if (i > 0 && receiver instanceof GoValue.Nil) {
        throw error("nil pointer evaluating interface {}." + names.get(i));
      }
      receiver = oneField(receiver, names.get(i), last ? site.withNode(named) : within);
    }
    return receiver;
  }

  private GoValue oneField(GoValue receiver, String name, CallSite site) {
    GoFunction method = receiver.methods().get(name);
    if (method != null) {
      return new Calls(execution, this).call(method, site);
    }
    return switch (receiver) {
      case GoValue.Nil _ -> GoValue.nil();
      case GoValue.Mapping map -> entry(map, name, site);
      case GoValue.Struct struct -> member(struct, name, site);
      case GoValue.Bool _,
          GoValue.Int _,
          GoValue.Float64 _,
          GoValue.Text _,
          GoValue.Sequence _,
          GoValue.Time _,
          GoValue.Callable _ ->
          throw noField(receiver, name);
    };
  }

  private GoValue entry(GoValue.Mapping map, String name, CallSite site) {
    if (site.hasArguments()) {
      throw error(name + " is not a method but has arguments");
    }
    return map.entries().getOrDefault(name, map.zero());
  }

  private GoValue member(GoValue.Struct struct, String name, CallSite site) {
    GoValue value = struct.fields().get(name);
    if (value == null) {
      throw noField(struct, name);
    }
    if (site.hasArguments()) {
      throw error(name + " has arguments but cannot be invoked as function");
    }
    return value;
  }

  private TemplateException noField(GoValue receiver, String name) {
    return error("can't evaluate field " + name + " in type " + receiver.type());
  }

  private GoValue function(Node.Identifier identifier, CallSite site) {
    at(identifier);
    Builtin function =
        execution
            .templates()
            .find(identifier.name())
            .orElseThrow(
                () -> error(GoQuote.quote(identifier.name()) + " is not a defined function"));
    return new Calls(execution, this).call(function, identifier, site);
  }

  /** The value of an argument, which must be of the type. */
  GoValue argument(Node argument, GoType type, GoValue dot) {
    at(argument);
    CallSite alone = new CallSite(argument, List.of(), dot, Optional.empty());
    return switch (argument) {
      case Node.Dot _ -> check(dot, type);
      case Node.NilLiteral _ -> nil(type);
      case Node.Field field -> check(field(field, alone), type);
      case Node.Variable variable -> check(variable(variable, alone), type);
      case Node.Pipeline pipeline -> check(pipeline(pipeline, dot), type);
      case Node.Identifier identifier -> check(function(identifier, alone), type);
      case Node.Chain chain -> check(chain(chain, alone), type);
      case Node.BoolLiteral _,
          NumberLiteral _,
          Node.StringLiteral _,
          Node.Command _,
          Node.Statement _ ->
          Constants.of(argument, type, this);
    };
  }

  private GoValue nil(GoType type) {
    if (!type.acceptsNil()) {
      throw error("cannot assign nil to " + type);
    }
    return GoValue.nil();
  }

  /** The value, where it is of the type. */
  GoValue check(GoValue value, GoType type) {
    if (value instanceof GoValue.Nil) {
      if (!type.acceptsNil()) {
        throw error("invalid value; expected " + type);
      }
      return value;
    }
    if (!type.accepts(value.type())) {
      throw error("wrong type for value; expected " + type + "; got " + value.type());
    }
    return value;
  }
}
