package io.freqwatch.relabel;

import static io.freqwatch.relabel.RelabelConfig.DEFAULT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rules Prometheus takes: what each action needs, and what it cannot use. Source:
 * prometheus/prometheus model/relabel, Validate.
 */
public final class RelabelCheck {
  private static final Set<RelabelAction> WRITING =
      EnumSet.of(
          RelabelAction.REPLACE,
          RelabelAction.HASHMOD,
          RelabelAction.LOWERCASE,
          RelabelAction.UPPERCASE,
          RelabelAction.KEEPEQUAL,
          RelabelAction.DROPEQUAL);

  private final RelabelConfig config;
  private final NameScheme names;
  private final List<RelabelFlaw> flaws = new ArrayList<>();

  private RelabelCheck(RelabelConfig config, NameScheme names) {
    this.config = config;
    this.names = names;
  }

  /** Every flaw of a rule; none where it is sound. */
  public static List<RelabelFlaw> flaws(RelabelConfig config, NameScheme names) {
    RelabelCheck check = new RelabelCheck(config, names);
    check.run();
    return check.flaws;
  }

  private void run() {
    if (WRITING.contains(config.action())) {
      requireTarget();
    }
    switch (config.action()) {
      case REPLACE, KEEP, DROP -> {}
      case HASHMOD -> requireModulus();
      case LOWERCASE, UPPERCASE -> refuse("replacement", config.replacement(), "$1");
      case KEEPEQUAL, DROPEQUAL -> refuseAllButLabels();
      case LABELMAP -> requireReplacement();
      case LABELDROP, LABELKEEP -> refuseAllButRegex();
    }
  }

  private void requireTarget() {
    String target = config.targetLabel();
    boolean template = config.action() == RelabelAction.REPLACE && target.contains("$");
    Predicate<String> valid = template ? names::isLabelTemplate : names::isLabelName;
    if (target.isEmpty()) {
      flaw("target_label", "nothing", "the label that " + action() + " works on");
    } else if (!valid.test(target)) {
      flaw("target_label", quoted(target), "a label's name");
    }
  }

  private void requireModulus() {
    if (config.modulus() == 0) {
      flaw("modulus", "0", "how many parts hashmod divides into, from 1");
    }
  }

  private void requireReplacement() {
    if (!names.isLabelTemplate(config.replacement())) {
      flaw("replacement", quoted(config.replacement()), "a label's name, such as $1");
    }
  }

  private void refuseAllButLabels() {
    refuse("regex", config.regex().toString(), DEFAULT.regex().toString());
    refuseUnlessAboutNames();
  }

  private void refuseAllButRegex() {
    refuse("source_labels", String.join(",", config.sourceLabels()), "");
    refuse("target_label", config.targetLabel(), "");
    refuseUnlessAboutNames();
  }

  private void refuseUnlessAboutNames() {
    refuse("modulus", Long.toUnsignedString(config.modulus()), "0");
    refuse("separator", config.separator(), DEFAULT.separator());
    refuse("replacement", config.replacement(), DEFAULT.replacement());
  }

  private void refuse(String field, String value, String fallback) {
    if (!value.equals(fallback)) {
      flaw(field, quoted(value), "no " + field + ", which " + action() + " does not use");
    }
  }

  private String action() {
    return config.action().text();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private void flaw(String field, String found, String expected) {
    flaws.add(new RelabelFlaw(field, found, expected));
  }
}
