package io.freqwatch;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Optional;

/**
 * The order in which the code is read: a package imports only itself and what stands before it.
 * Packages of parts that are yet to come have their place already.
 */
final class PackageOrder {
  static final List<String> NAMES =
      List.of(
          // common
          "model",
          "lifecycle",
          "exposition",
          "codec",
          "http",
          "gotemplate.value",
          "gotemplate.functions",
          "gotemplate.parse",
          "gotemplate",
          // the bots
          "freqtrade.api",
          "freqtrade.fault",
          "freqtrade.market",
          "freqtrade.exchange",
          "freqtrade.simulator",
          "freqtrade.process",
          "exporter",
          // in Prometheus' place
          "storage",
          "tsdb.disk",
          "tsdb.chunk",
          "tsdb.index",
          "tsdb.block",
          "tsdb.importer",
          "tsdb.zstd",
          "tsdb.wal",
          "tsdb.head",
          "tsdb",
          "relabel",
          "discovery",
          "scrape",
          "promql",
          "promql.parse",
          "promql.histogram",
          "promql.engine",
          "promql.testfile",
          "remote",
          "rules.file",
          "rules",
          "rules.unittest",
          "notifier",
          // in Alertmanager's place
          "alertmanager.alert",
          "alertmanager.config",
          "alertmanager.store",
          "alertmanager.core",
          "alertmanager.channel",
          "alertmanager.engine",
          "alertmanager.heartbeat",
          "alertmanager.api",
          // in Supabase's place
          "database",
          "auth",
          "rest",
          "realtime",
          "history",
          "agent",
          // the one program
          "ui",
          "dashboards",
          "security",
          "backup",
          "analytics",
          "plugin",
          "web.prometheus",
          "web.external",
          "web.alerting",
          "web",
          "config",
          "app");

  private final String root;

  /**
   * @param root the package that holds those named, such as {@code io.freqwatch}
   */
  PackageOrder(String root) {
    this.root = root;
  }

  /** Refuses each use of a package further on, and each package that has no place in the order. */
  ArchCondition<JavaClass> keepTheOrder() {
    return new ArchCondition<>("use only packages that stand before their own") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        if (place(user).isEmpty()) {
          events.add(violated(user, user.getName() + " is in a package without a place"));
        }
        user.getDirectDependenciesFromSelf().stream()
            .filter(PackageOrder.this::goesOn)
            .forEach(use -> events.add(violated(user, use.getDescription())));
      }
    };
  }

  /** Refuses each use by a package under {@code from} of a package under one of {@code to}. */
  ArchCondition<JavaClass> neverUse(String from, List<String> to) {
    return new ArchCondition<>("in " + from + " use nothing of " + to) {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        if (isUnder(user, from)) {
          user.getDirectDependenciesFromSelf().stream()
              .filter(use -> to.stream().anyMatch(name -> isUnder(use.getTargetClass(), name)))
              .forEach(use -> events.add(violated(user, use.getDescription())));
        }
      }
    };
  }

  private boolean goesOn(Dependency use) {
    Optional<Integer> from = place(use.getOriginClass());
    Optional<Integer> to = place(use.getTargetClass());
    return from.isPresent() && to.isPresent() && from.get() < to.get();
  }

  private Optional<Integer> place(JavaClass of) {
    return NAMES.stream().filter(name -> isUnder(of, name)).findFirst().map(NAMES::indexOf);
  }

  private boolean isUnder(JavaClass of, String name) {
    return (of.getPackageName() + ".").startsWith(root + "." + name + ".");
  }
}
