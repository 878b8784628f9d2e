package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.ValueSize;

/** Output as it stands, up to a limit in characters. */
final class TextOutput implements Output {
  private final StringBuilder output = new StringBuilder();
  private final int limit;

  TextOutput(int limit) {
    this.limit = limit;
  }

  @Override
  public void text(String text) {
    if (output.length() + text.length() > limit) {
      throw new FunctionException("the output is longer than " + limit + " characters");
    }
    output.append(text);
  }

  @Override
  public void value(GoValue value) {
    ValueSize.check(value, limit);
    text(GoPrint.shown(value));
  }

  @Override
  public void end() {}

  String text() {
    return output.toString();
  }
}
