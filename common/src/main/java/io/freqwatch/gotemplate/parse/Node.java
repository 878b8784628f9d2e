package io.freqwatch.gotemplate.parse;

import io.freqwatch.model.GoQuote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of a template's tree: a statement, or something with a value. */
public sealed interface Node
    permits Node.Statement,
        Node.Pipeline,
        Node.Command,
        Node.Field,
        Node.Variable,
        Node.Chain,
        Node.Identifier,
        Node.Dot,
        Node.NilLiteral,
        Node.BoolLiteral,
        Node.StringLiteral,
        NumberLiteral {
  /** Where it begins, in characters from the start of the file. */
  int position();

  /** As error texts show it. */
  String source();

  /** What is executed in its order. */
  sealed interface Statement extends Node {}

  /** What stands between actions. */
  record Text(int position, String text) implements Statement {
    @Override
    public String source() {
      return text;
    }
  }

  /** {@code {{pipeline}}}. */
  record Action(int position, Pipeline pipeline) implements Statement {
    @Override
    public String source() {
      return "{{" + pipeline.source() + "}}";
    }
  }

  /** {@code if} and {@code with}: the latter makes the value the dot. */
  record Branch(
      int position,
      boolean setsDot,
      Pipeline pipeline,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {
    @Override
    public String source() {
      return "{{" + (setsDot ? "with " : "if ") + pipeline.source() + "}}";
    }
  }

  /** {@code range}. */
  record Range(int position, Pipeline pipeline, List<Statement> body, List<Statement> otherwise)
      implements Statement {
    @Override
    public String source() {
      return "{{range " + pipeline.source() + "}}";
    }
  }

  /** {@code break}. */
  record Break(int position) implements Statement {
    @Override
    public String source() {
      return "{{break}}";
    }
  }

  /** {@code continue}. */
  record Continue(int position) implements Statement {
    @Override
    public String source() {
      return "{{continue}}";
    }
  }

  /** {@code template}; without a pipeline the dot is nil. */
  record Call(int position, String name, Optional<Pipeline> pipeline) implements Statement {
    @Override
    public String source() {
      String quoted = GoQuote.quote(name);
      return "{{template " + quoted + pipeline.map(each -> " " + each.source()).orElse("") + "}}";
    }
  }

  /** Commands, each of which gets the value of the one before; declares or sets variables. */
  record Pipeline(int position, boolean assigns, List<Variable> variables, List<Command> commands)
      implements Node {
    @Override
    public String source() {
      String names = variables.stream().map(Variable::source).collect(Collectors.joining(", "));
      String sets = variables.isEmpty() ? "" : names + (assigns ? " = " : " := ");
      return sets + commands.stream().map(Command::source).collect(Collectors.joining(" | "));
    }
  }

  /** A word, and its arguments. */
  record Command(int position, List<Node> words) implements Node {
    @Override
    public String source() {
      return words.stream().map(Command::word).collect(Collectors.joining(" "));
    }

    private static String word(Node node) {
      return node instanceof Pipeline ? "(" + node.source() + ")" : node.source();
    }
  }

  /** {@code .Name.Name}. */
  record Field(int position, List<String> names) implements Node {
    @Override
    public String source() {
      return "." + String.join(".", names);
    }
  }

  /** {@code $name.Name}; the first name has its dollar. */
  record Variable(int position, List<String> names) implements Node {
    @Override
    public String source() {
      return String.join(".", names);
    }
  }

  /** {@code (pipeline).Name.Name}, or the same of a function without arguments. */
  record Chain(int position, Node start, List<String> names) implements Node {
    @Override
    public String source() {
      String first = start instanceof Pipeline ? "(" + start.source() + ")" : start.source();
      return first + "." + String.join(".", names);
    }
  }

  /** The name of a function. */
  record Identifier(int position, String name) implements Node {
    @Override
    public String source() {
      return name;
    }
  }

  /** The dot. */
  record Dot(int position) implements Node {
    @Override
    public String source() {
      return ".";
    }
  }

  /** {@code nil}. */
  record NilLiteral(int position) implements Node {
    @Override
    public String source() {
      return "nil";
    }
  }

  /** {@code true} or {@code false}. */
  record BoolLiteral(int position, boolean value) implements Node {
    @Override
    public String source() {
      return Boolean.toString(value);
    }
  }

  /** Text in quotes, as it is written and as it is meant. */
  record StringLiteral(int position, String quoted, String text) implements Node {
    @Override
    public String source() {
      return quoted;
    }
  }
}
