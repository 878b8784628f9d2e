package io.freqwatch.storage;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * From label name and value to the series that carry them. It also keeps the one copy of every name
 * and value that all series share. Guarded by the storage's lock.
 */
public final class LabelIndex {
  /** The series of one name, by value. */
  private record Name(String text, Map<String, Value> values) {}

  private record Value(String text, Postings postings) {}

  private final Map<String, Name> names = new HashMap<>();

  /** Adds a series and returns its labels made of the shared texts. */
  public Labels add(Labels labels, int number) {
    String[] shared = new String[2 * labels.size()];
    for (int i = 0; i < labels.size(); i++) {
      Name name = names.computeIfAbsent(labels.nameAt(i), text -> new Name(text, new HashMap<>()));
      Value value =
          name.values.computeIfAbsent(labels.valueAt(i), text -> new Value(text, new Postings()));
      value.postings.add(number);
      shared[2 * i] = name.text;
      shared[2 * i + 1] = value.text;
    }
    return Labels.ofSorted(shared);
  }

  public void remove(Labels labels, int number) {
    for (Label label : labels) {
      remove(label, number);
    }
  }

  private void remove(Label label, int number) {
    Name name = names.get(label.name());
    Value value = name == null ? null : name.values.get(label.value());
    if (name == null || value == null) {
      return;
    }
    value.postings.remove(number);
    if (value.postings.isEmpty()) {
      name.values.remove(label.value());
    }
    if (name.values.isEmpty()) {
      names.remove(label.name());
    }
  }

  /**
   * The series that match all matchers.
   *
   * @param all every series, asked for only where no matcher wants a label to be there
   */
  public int[] select(Supplier<int[]> all, Matcher... matchers) {
    int[] found = null;
    for (Matcher matcher : matchers) {
      if (!matcher.matches("")) {
        int[] wanted = numbers(matcher, true);
        found = found == null ? wanted : Postings.intersect(found, wanted);
      }
    }
    found = found == null ? all.get() : found;
    for (Matcher matcher : matchers) {
      if (found.length > 0 && matcher.matches("")) {
        found = Postings.subtract(found, numbers(matcher, false));
      }
    }
    return found;
  }

  /** At least as many series as {@link #select} finds, of so many; costs next to nothing. */
  public int atMost(int all, Matcher... matchers) {
    int most = all;
    for (Matcher matcher : matchers) {
      if (matcher.type() == Matcher.Type.EQUAL && !matcher.value().isEmpty()) {
        most = Math.min(most, count(matcher));
      }
    }
    return most;
  }

  private int count(Matcher equal) {
    Name name = names.get(equal.name());
    Value value = name == null ? null : name.values.get(equal.value());
    return value == null ? 0 : value.postings.count();
  }

  /** The series whose label has a value that the matcher accepts, or refuses. */
  private int[] numbers(Matcher matcher, boolean accepted) {
    Name name = names.get(matcher.name());
    if (name == null) {
      return Postings.NONE;
    }
    if (accepted && matcher.type() == Matcher.Type.EQUAL) {
      Value value = name.values.get(matcher.value());
      return value == null ? Postings.NONE : value.postings.toArray();
    }
    List<Postings> lists = new ArrayList<>();
    for (Value value : name.values.values()) {
      if (matcher.matches(value.text) == accepted) {
        lists.add(value.postings);
      }
    }
    return Postings.union(lists);
  }
}
