package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what stands between braces. Used once. */
final class LabelReader {
  /** More than this is no series but an attack, whatever limit a scrape has. */
  static final int MAX_LABELS = 1_000;

  private final ExpositionBytes in;
  private final SeriesGrammar grammar;
  private final Set<String> names = new HashSet<>();
  private boolean repeatable;

  LabelReader(ExpositionBytes in, SeriesGrammar grammar) {
    this.in = in;
    this.grammar = grammar;
  }

  /**
   * Reads from behind the opening brace to behind the closing one. A quoted text alone is the
   * metric's name and goes first.
   *
   * @param named whether the metric has a name already
   * @return whether it has a name now
   */
  boolean read(List<Label> labels, boolean named) {
    boolean hasName = named;
    if (named) {
      names.add(Labels.METRIC_NAME);
    }
    skipBlanks();
    while (!in.skip('}')) {
      requireFewLabels();
      hasName |= readEntry(labels, in.position);
    }
    return hasName;
  }

  /** Reads the labels of an exemplar, of which the last of two equal names counts. */
  void readExemplar(List<Label> labels) {
    repeatable = true;
    read(labels, true);
  }

  /** Reads a label or the name, and the comma behind it; true for the name. */
  private boolean readEntry(List<Label> labels, int at) {
    boolean quoted = in.peek() == '"';
    String name = quoted ? quoted() : labelName();
    skipBlanks();
    boolean isName = quoted && in.peek() != '=';
    if (isName) {
      requireNoNameYet(at);
      labels.addFirst(new Label(Labels.METRIC_NAME, requireText(at, name)));
    } else {
      Label label = new Label(requireText(at, name), value());
      requireNew(at, label.name());
      labels.add(label);
      skipBlanks();
    }
    readComma(isName);
    return isName;
  }

  private String value() {
    if (!in.skip('=')) {
      throw in.error(in.position, "expected = after the label name");
    }
    skipBlanks();
    if (in.peek() != '"') {
      throw in.error(in.position, "expected a quoted label value");
    }
    return quoted();
  }

  private void readComma(boolean behindName) {
    boolean mayMiss = grammar.commasMayMiss() && !behindName;
    if (!in.skip(',') && in.peek() != '}' && !mayMiss) {
      throw in.error(in.position, "expected a comma or a closing brace");
    }
    skipBlanks();
  }

  private String labelName() {
    int start = in.position;
    in.skipName(false);
    if (in.position == start) {
      throw in.error(start, "expected a label name");
    }
    return in.decode(start, in.position);
  }

  private String quoted() {
    int open = in.position;
    in.skipQuoted(grammar.quotedLineBreaks());
    return in.unescape(open + 1, in.position - 1, true);
  }

  private void skipBlanks() {
    if (grammar.blanks()) {
      in.skipBlanks();
    }
  }

  private void requireFewLabels() {
    if (names.size() > MAX_LABELS) {
      throw in.error(in.position, "more than " + MAX_LABELS + " labels");
    }
  }

  private void requireNoNameYet(int at) {
    if (!names.add(Labels.METRIC_NAME)) {
      throw in.error(at, "unexpected metric name in the braces");
    }
  }

  private String requireText(int at, String name) {
    if (name.isEmpty()) {
      throw in.error(at, "the name is empty");
    }
    return name;
  }

  private void requireNew(int at, String name) {
    if (!names.add(name) && !repeatable) {
      throw in.error(at, "label name \"" + name + "\" is not unique");
    }
  }
}
