package io.freqwatch.rules;

/** Expands the labels and annotations of alerts. Callable from any thread. */
@FunctionalInterface
public interface AlertTemplates {
  /**
   * The text with all that is between braces replaced. A template that fails costs nobody the
   * alert: the text then says {@code <error expanding template: ...>}.
   *
   * @param name of the template, for such messages
   */
  String expand(String name, String text, AlertData data, QueryFunction queries);
}
