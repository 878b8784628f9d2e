package io.freqwatch.rules.file;

/** Says whether a text is a template that can be expanded. Callable from any thread. */
@FunctionalInterface
public interface TemplateCheck {
  /**
   * @param name of the template, for the message
   * @throws IllegalArgumentException saying what is wrong
   */
  void check(String name, String text);
}
