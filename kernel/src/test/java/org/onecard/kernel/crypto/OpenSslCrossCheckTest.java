package org.onecard.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onecard.kernel.testing.NeedsProgram;

/** An independent implementation agrees, in both directions. */
@NeedsProgram("openssl")
class OpenSslCrossCheckTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] MESSAGE = "川渝一卡通 cross-check".getBytes(UTF_8);
  private static final String[] SM2_OPTIONS = {
    "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"
  };
  private static final String[] ES256_OPTIONS = {"-digest", "sha256"};

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void opensslVerifiesWhatWeSign(SignatureAlgorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    write("public.pem", key.verificationKey().toPem().getBytes(UTF_8));
    write("message", MESSAGE);
    write("signature", toDer(algorithm, key.sign(MESSAGE)));
    List<String> command = pkeyutl(algorithm, "-verify", "-pubin", "-inkey", "public.pem");
    command.addAll(List.of("-sigfile", "signature"));
    assertThat(run(command)).contains("Verified Successfully");
  }

  @ParameterizedTest
  @EnumSource
  void opensslRejectsWhatWasAltered(SignatureAlgorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    write("public.pem", key.verificationKey().toPem().getBytes(UTF_8));
    write("message", "another message".getBytes(UTF_8));
    write("signature", toDer(algorithm, key.sign(MESSAGE)));
    List<String> command = pkeyutl(algorithm, "-verify", "-pubin", "-inkey", "public.pem");
    command.addAll(List.of("-sigfile", "signature"));
    assertThat(runWithExit(command, 1)).contains("Failure");
  }

  @ParameterizedTest
  @EnumSource
  void weVerifyWhatOpensslSignsWithItsOwnKey(SignatureAlgorithm algorithm) throws Exception {
    String curve = algorithm == SignatureAlgorithm.SM2 ? "SM2" : "P-256";
    run(
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + curve)
            .with("-out", "private.pem"));
    run(openssl("pkey", "-in", "private.pem", "-pubout", "-out", "public.pem"));
    write("message", MESSAGE);
    List<String> command = pkeyutl(algorithm, "-sign", "-inkey", "private.pem");
    command.addAll(List.of("-out", "signature"));
    run(command);
    byte[] raw = toRaw(algorithm, Files.readAllBytes(folder.resolve("signature")));
    VerificationKey key =
        VerificationKey.fromPem(algorithm, Files.readString(folder.resolve("public.pem")));
    SigningKey secret =
        SigningKey.fromPem(algorithm, Files.readString(folder.resolve("private.pem")), RANDOM);
    assertThat(key.verify(MESSAGE, raw)).isTrue();
    assertThat(secret.verificationKey()).isEqualTo(key);
    assertThat(key.toPem()).isEqualTo(Files.readString(folder.resolve("public.pem")));
  }

  @ParameterizedTest
  @EnumSource
  void opensslSignsWithOurKey(SignatureAlgorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    write("private.pem", key.toPem().getBytes(UTF_8));
    write("message", MESSAGE);
    List<String> command = pkeyutl(algorithm, "-sign", "-inkey", "private.pem");
    command.addAll(List.of("-out", "signature"));
    run(command);
    byte[] raw = toRaw(algorithm, Files.readAllBytes(folder.resolve("signature")));
    assertThat(key.verificationKey().verify(MESSAGE, raw)).isTrue();
  }

  @Test
  void opensslDigestsAsSm3() throws Exception {
    write("message", MESSAGE);
    assertThat(run(openssl("dgst", "-sm3", "message"))).contains(Sm3.hex(MESSAGE));
  }

  @Test
  void opensslAuthenticatesAsHmacSm3() throws Exception {
    byte[] key = new byte[20];
    RANDOM.nextBytes(key);
    write("message", MESSAGE);
    String answer =
        run(
            openssl("dgst", "-sm3", "-mac", "HMAC")
                .with("-macopt", "hexkey:" + HexFormat.of().formatHex(key), "message"));
    assertThat(answer).contains(HexFormat.of().formatHex(Sm3.hmac(key, MESSAGE)));
  }

  @Test
  void opensslEncryptsAsSm4() throws Exception {
    byte[] key = new byte[Sm4.BLOCK];
    byte[] block = new byte[Sm4.BLOCK];
    RANDOM.nextBytes(key);
    RANDOM.nextBytes(block);
    write("block", block);
    run(
        openssl("enc", "-sm4-ecb", "-nopad", "-K", HexFormat.of().formatHex(key))
            .with("-in", "block", "-out", "encrypted"));
    assertThat(Sm4.withKey(key).encryptBlock(block))
        .isEqualTo(Files.readAllBytes(folder.resolve("encrypted")));
  }

  private static Command openssl(String... arguments) {
    return new Command().with("openssl").with(arguments);
  }

  private static List<String> pkeyutl(SignatureAlgorithm algorithm, String... arguments) {
    return openssl("pkeyutl")
        .with(arguments)
        .with("-rawin")
        .with(algorithm == SignatureAlgorithm.SM2 ? SM2_OPTIONS : ES256_OPTIONS)
        .with("-in", "message");
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    return runWithExit(command, 0);
  }

  private String runWithExit(List<String> command, int exit)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(exit);
    return output;
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private static byte[] toDer(SignatureAlgorithm algorithm, byte[] raw) throws IOException {
    BigInteger order = Curves.of(algorithm).getN();
    BigInteger r = new BigInteger(1, Arrays.copyOf(raw, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64));
    return StandardDSAEncoding.INSTANCE.encode(order, r, s);
  }

  private static byte[] toRaw(SignatureAlgorithm algorithm, byte[] der) throws IOException {
    BigInteger order = Curves.of(algorithm).getN();
    BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(order, der);
    return PlainDSAEncoding.INSTANCE.encode(order, pair[0], pair[1]);
  }

  /** A command line that grows. */
  private static final class Command extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Command with(String... arguments) {
      addAll(List.of(arguments));
      return this;
    }
  }
}
