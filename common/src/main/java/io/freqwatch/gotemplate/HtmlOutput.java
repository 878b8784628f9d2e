package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.ValueSize;

/** Output as HTML: values are escaped for the place they stand in, comments are left out. */
final class HtmlOutput implements Output {
  private final TextOutput output;
  private final HtmlPlace place;
  private final int limit;

  HtmlOutput(int limit) {
    this.output = new TextOutput(limit);
    this.place = new HtmlPlace(output);
    this.limit = limit;
  }

  @Override
  public void text(String text) {
    place.read(text);
  }

  @Override
  public void value(GoValue value) {
    ValueSize.check(value, limit);
    output.text(place.escape(value));
  }

  @Override
  public void end() {
    place.checkEnd();
  }

  String text() {
    return output.text();
  }
}
