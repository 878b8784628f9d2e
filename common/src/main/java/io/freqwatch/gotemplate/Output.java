package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.GoValue;

/** Where the text of a template and the values of its actions go. Used by one thread. */
sealed interface Output permits TextOutput, HtmlOutput {
  /** Text of the template itself. */
  void text(String text);

  /**
   * The value of an action.
   *
   * @throws io.freqwatch.gotemplate.value.FunctionException where it must not stand here
   */
  void value(GoValue value);

  /**
   * Called once, behind all else.
   *
   * @throws io.freqwatch.gotemplate.value.FunctionException where the text cannot end here
   */
  void end();
}
