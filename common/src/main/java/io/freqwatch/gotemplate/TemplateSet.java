package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Parser;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.parse.Tree;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.GoQuote;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Templates that call each other by name, and the functions that they call besides Go's own.
 * Immutable, safe for use by many threads. What a map does not hold is the zero value of its type
 * (Go's option {@code missingkey=zero}, which Prometheus and Alertmanager set).
 */
public final class TemplateSet {
  /** Those given, before those of the language. */
  private final FunctionSet functions;

  private final ExecutionLimits limits;
  private final Map<String, Tree> trees;

  private TemplateSet(FunctionSet functions, ExecutionLimits limits, Map<String, Tree> trees) {
    this.functions = functions;
    this.limits = limits;
    this.trees = Map.copyOf(trees);
  }

  /** A set without templates. */
  public static TemplateSet of(FunctionSet functions, ExecutionLimits limits) {
    return new TemplateSet(Builtins.of(limits).plus(functions), limits, Map.of());
  }

  public static TemplateSet of(FunctionSet functions) {
    return of(functions, ExecutionLimits.DEFAULT);
  }

  /**
   * This set with a text, and the templates that the text defines; those of the same name are
   * replaced, unless the new ones are empty.
   *
   * @param name of the text, also in error texts
   * @throws TemplateException where the text is no template
   */
  public TemplateSet parse(String name, String text) {
    Map<String, Tree> all = new HashMap<>(trees);
    Parser.parse(name, text, function -> find(function).isPresent())
        .forEach((each, tree) -> put(all, each, tree));
    return new TemplateSet(functions, limits, all);
  }

  private static void put(Map<String, Tree> all, String name, Tree tree) {
    if (!tree.isEmpty() || !all.containsKey(name)) {
      all.put(name, tree);
    }
  }

  /** The same templates, with these functions in place of those of the same names. */
  public TemplateSet with(FunctionSet others) {
    return new TemplateSet(functions.plus(others), limits, trees);
  }

  /** The names of all templates. */
  public Set<String> names() {
    return trees.keySet();
  }

  /**
   * What a template makes of the data.
   *
   * @throws TemplateException where that fails, or goes beyond the limits
   */
  public String execute(String name, GoValue data) {
    TextOutput output = new TextOutput(limits.characters());
    new Execution(this, limits, output).run(tree(name), data);
    return output.text();
  }

  /**
   * As {@link #execute}, with every value escaped for its place in HTML, as {@code html/template}
   * does. An action in a script, a style, a name or a value without quotes is an error.
   *
   * @throws TemplateException where that fails, or goes beyond the limits
   */
  public String executeHtml(String name, GoValue data) {
    HtmlOutput output = new HtmlOutput(limits.characters());
    new Execution(this, limits, output).run(tree(name), data);
    return output.text();
  }

  private Tree tree(String name) {
    return find(name, trees)
        .orElseThrow(
            () ->
                new TemplateException("template: no template " + GoQuote.quote(name) + " defined"));
  }

  Optional<Tree> template(String name) {
    return find(name, trees);
  }

  private static Optional<Tree> find(String name, Map<String, Tree> trees) {
    return Optional.ofNullable(trees.get(name));
  }

  Optional<Builtin> find(String function) {
    return functions
        .find(function)
        .<Builtin>map(Builtin.Plain::new)
        .or(() -> Builtins.special(function));
  }
}
