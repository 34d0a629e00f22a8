package org.onecard.kernel.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a core pure: no framework, no clock or chance of its own, no input or output. */
public final class CoreRules {
  private static final List<String> ALWAYS_ALLOWED = List.of("", "java..", "org.jspecify..");

  /** Against {@code owner.name(parameter types)} of what is called. */
  private static final Pattern CLOCK_OR_CHANCE =
      Pattern.compile(
          String.join(
              "|",
              "java\\.time\\.\\w+\\.now\\((?!java\\.time\\.Clock\\)).*",
              "java\\.time\\.(Clock|InstantSource)\\.system.*",
              "java\\.time\\.Clock\\.tick(Millis|Seconds|Minutes)\\(.*",
              "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
              "java\\.util\\.(Date|Random|SplittableRandom)\\.<init>\\(\\)",
              "java\\.util\\.UUID\\.randomUUID\\(\\)",
              "java\\.lang\\.Math\\.random\\(\\)",
              "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)",
              "java\\.security\\.SecureRandom\\.(<init>|getInstance).*"));

  private static final Pattern OUTSIDE =
      Pattern.compile(
          "java\\.lang\\.Class(Loader)?\\.getResource.*"
              + "|java\\.lang\\.System\\.(getenv|out|err|in).*");

  private static final Pattern READING_PACKAGE =
      Pattern.compile("(java\\.nio\\.(file|channels)|java\\.net|java\\.sql|javax\\.net)(\\..*)?");

  private static final Set<String> IN_MEMORY =
      Set.of(
          "Serializable",
          "Closeable",
          "IOException",
          "UncheckedIOException",
          "EOFException",
          "InputStream",
          "OutputStream",
          "ByteArrayInputStream",
          "ByteArrayOutputStream",
          "DataInput",
          "DataOutput",
          "DataInputStream",
          "DataOutputStream");

  private CoreRules() {}

  /** The compiled classes of these packages and those below, without tests. */
  public static JavaClasses productClasses(String... packages) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(packages);
  }

  /** Classes use the JDK and these packages only ({@code org.bouncycastle..}), no framework. */
  public static ArchRule useOnly(String... packages) {
    String[] allowed =
        Stream.concat(ALWAYS_ALLOWED.stream(), Arrays.stream(packages)).toArray(String[]::new);
    return classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .because("a core knows no framework");
  }

  /** Classes neither read a clock nor make chance: both are passed in. */
  public static ArchRule noClockNorChance() {
    return noClasses()
        .should()
        .accessTargetWhere(reaches("reads a clock or makes chance", CLOCK_OR_CHANCE))
        .because("a core is given the time and the randomness it decides on");
  }

  /** Classes neither read nor write anything outside memory, but for these, named in full. */
  public static ArchRule noInputOrOutput(String... exceptThese) {
    Set<String> readers = Set.of(exceptThese);
    DescribedPredicate<JavaClass> bound =
        describe("belong to the core", type -> !readers.contains(type.getName()));
    return noClasses()
        .that(bound)
        .should()
        .dependOnClassesThat(describe("read or write", CoreRules::readsOrWrites))
        .orShould()
        .accessTargetWhere(reaches("reaches outside", OUTSIDE))
        .because("a core takes values and returns values");
  }

  private static DescribedPredicate<JavaAccess<?>> reaches(String what, Pattern target) {
    return describe(what, access -> target.matcher(signature(access.getTarget())).matches());
  }

  private static String signature(AccessTarget target) {
    String parameters =
        target instanceof AccessTarget.CodeUnitAccessTarget unit
            ? unit.getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .collect(Collectors.joining(",", "(", ")"))
            : "";
    return target.getOwner().getFullName() + "." + target.getName() + parameters;
  }

  private static boolean readsOrWrites(JavaClass type) {
    if (type.getPackageName().equals("java.io")) {
      return !IN_MEMORY.contains(type.getSimpleName());
    }
    return READING_PACKAGE.matcher(type.getPackageName()).matches()
        && !type.getName().equals("java.net.URI");
  }
}
