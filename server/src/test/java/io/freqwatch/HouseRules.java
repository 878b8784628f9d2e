package io.freqwatch;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;

/** The rules, as functions of a root package, so that a test can hold them against bad examples. */
final class HouseRules {
  private static final String CLOCKS =
      "now|currentTimeMillis|nanoTime|sleep|systemUTC|systemDefaultZone|tick.*";

  private final String root;
  private final PackageOrder order;

  HouseRules(String root) {
    this.root = root;
    this.order = new PackageOrder(root);
  }

  ArchRule packageOrder() {
    return classes().should(order.keepTheOrder());
  }

  ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /** The alert router must go on while the metrics engine is down or is somebody else's. */
  ArchRule alertmanagerKnowsNoMetrics() {
    return classes()
        .should(
            order.neverUse(
                "alertmanager",
                List.of(
                    "storage",
                    "tsdb",
                    "relabel",
                    "discovery",
                    "scrape",
                    "promql",
                    "remote",
                    "rules",
                    "notifier")));
  }

  /** The agent must run against a real Supabase too. */
  ArchRule agentSpeaksWireProtocolsOnly() {
    return classes()
        .should(
            order.neverUse("agent", List.of("database", "auth", "rest", "realtime", "history")));
  }

  /** Trees of nodes are data and go everywhere; reading and writing them is {@code codec}'s. */
  ArchRule jsonAndYamlOnlyInCodec() {
    DescribedPredicate<JavaClass> nodes =
        type(JsonNode.class).or(resideInAPackage("tools.jackson.databind.node.."));
    return onlyIn(
        "codec",
        resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..", "org.snakeyaml..")
            .and(DescribedPredicate.not(nodes)));
  }

  ArchRule httpLibrariesOnlyInHttp() {
    return onlyIn(
        "http", resideInAnyPackage("org.eclipse.jetty..", "java.net.http..", "com.sun.net.."));
  }

  /** Time is an argument: logic gets a {@code Clock}. */
  ArchRule clocksOnlyInLifecycle() {
    DescribedPredicate<JavaAccess<?>> reading =
        target(nameMatching(CLOCKS))
            .and(
                target(
                    owner(
                        resideInAPackage("java.time..")
                            .or(type(System.class))
                            .or(type(Thread.class)))));
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".lifecycle..")
        .should()
        .accessTargetWhere(reading.as("reads the time or sleeps"))
        .allowEmptyShould(true);
  }

  /** A program's output is its commands' affair; everything else logs. */
  ArchRule printingOnlyInApp() {
    DescribedPredicate<JavaAccess<?>> stream =
        target(nameMatching("out|err")).and(target(owner(type(System.class))));
    DescribedPredicate<JavaAccess<?>> trace =
        target(nameMatching("printStackTrace"))
            .and(
                target(owner(DescribedPredicate.describe("a throwable", HouseRules::isThrowable))));
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".app..")
        .should()
        .accessTargetWhere(stream.or(trace).as("prints"))
        .allowEmptyShould(true);
  }

  /** Names of packages without {@code @NullMarked}, which a package does not inherit. */
  static List<String> packagesWithoutNullMarked(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getPackage)
        .distinct()
        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
        .map(each -> each.getName())
        .sorted()
        .toList();
  }

  private ArchRule onlyIn(String name, DescribedPredicate<JavaClass> libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + "." + name + "..")
        .should()
        .dependOnClassesThat(libraries)
        .allowEmptyShould(true);
  }

  private static boolean isThrowable(JavaClass owner) {
    return owner.isAssignableTo(Throwable.class);
  }
}
