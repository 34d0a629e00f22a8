package org.onecard.benchmarks;

import static org.onecard.kernel.crypto.SignatureAlgorithm.ES256;
import static org.onecard.kernel.crypto.SignatureAlgorithm.SM2;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onecard.kernel.crypto.SignatureAlgorithm;
import org.onecard.protocol.code.CodeVerifier;
import org.onecard.protocol.code.PresentationCode;

/**
 * Presentation codes checked per second by one thread: each is parsed, its device key decoded from
 * the compressed point, and both its signatures are verified. A verifier that has seen an
 * authorisation remembers it; so a new one is taken before a code comes again, and the figure with
 * remembering, which is what a holder's second code of the day costs, stands apart. {@code openssl
 * speed} verifies one signature by a key it has decoded before. Both count the seconds that their
 * thread was given by the processor.
 */
final class VerifyBenchmark {
  private static final int CODES = 4_000;
  private static final int WARM_UP_SECONDS = 3;
  private static final int LOOK_EVERY = 64;
  private static final int SEED = 20_261_120;
  private static final Pattern OPENSSL_ROW =
      Pattern.compile("(?m)(?:SM2|nistp256|\\(ecdsa).*?([\\d.]+)\\s+([\\d.]+)\\s*$");

  private record Pair(SignatureAlgorithm issuer, SignatureAlgorithm device) {}

  private VerifyBenchmark() {}

  static void run(Options options, PrintStream out)
      throws IOException, InterruptedException, GeneralSecurityException {
    int seconds = options.number("--seconds", 5, 600);
    int seed = options.number("--seed", SEED, 999_999_999);
    out.println("seed: " + seed + ", " + CODES + " codes, each of a device of its own");
    double sm2 = openssl("sm2", "SM2", out);
    double p256 = openssl("ecdsap256", "P-256", out);
    for (Pair pair : List.of(new Pair(SM2, SM2), new Pair(SM2, ES256), new Pair(ES256, ES256))) {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      CodePool pool = new CodePool(pair.issuer(), pair.device(), CODES, random);
      double reference = pair.device() == SM2 ? sm2 : p256;
      for (boolean fresh : List.of(true, false)) {
        checkFor(WARM_UP_SECONDS, pool, fresh);
        double rate = checkFor(seconds, pool, fresh);
        out.printf(
            "issuer %s, device %s, %s: %.0f codes/s%s%n",
            pair.issuer(),
            pair.device(),
            fresh ? "never seen before" : "authorisation seen before",
            rate,
            ratio(rate, reference, pair.device()));
      }
    }
  }

  private static String ratio(double rate, double reference, SignatureAlgorithm algorithm) {
    return reference > 0
        ? " = %.2f times openssl's %s verifications".formatted(rate / reference, algorithm)
        : "";
  }

  private static double checkFor(int seconds, CodePool pool, boolean fresh) {
    CodeVerifier verifier = new CodeVerifier(pool.keysOf());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long end = start + seconds * 1_000_000_000L;
    long done = 0;
    long now = start;
    while (now < end) {
      int next = (int) (done % pool.codes().size());
      if (next == 0 && fresh) {
        verifier = new CodeVerifier(pool.keysOf());
      }
      byte[] octets = pool.codes().get(next);
      PresentationCode code = PresentationCode.parse(octets);
      if (!(verifier.verify(code, pool.shownAt()) instanceof CodeVerifier.Result.Genuine)) {
        throw new IllegalStateException("a genuine code was refused");
      }
      done++;
      if (done % LOOK_EVERY == 0) {
        now = threads.getCurrentThreadCpuTime();
      }
    }
    return done * 1e9 / (now - start);
  }

  private static double openssl(String name, String shown, PrintStream out)
      throws IOException, InterruptedException {
    Optional<String> output =
        Reference.run(Map.of(), List.of("openssl", "speed", "-seconds", "3", name));
    Matcher row = OPENSSL_ROW.matcher(output.orElse(""));
    double rate = 0;
    while (row.find()) {
      rate = Double.parseDouble(row.group(2));
    }
    out.println(
        output.isEmpty()
            ? "openssl is not installed (Debian package openssl): no figure beside ours"
            : "openssl speed " + name + ": %.0f %s verifications/s".formatted(rate, shown));
    return rate;
  }
}
