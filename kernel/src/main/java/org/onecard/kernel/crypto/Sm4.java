package org.onecard.kernel.crypto;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** The SM4 block cipher (GB/T 32907) by the block, and in GCM (RFC 8998). Safe for threads. */
public final class Sm4 {
  /** Octets in a key and in a block. */
  public static final int BLOCK = 16;

  /** Octets in a GCM nonce. */
  public static final int NONCE = 12;

  /** Octets in the tag that follows the ciphertext. */
  public static final int TAG = 16;

  private final KeyParameter key;

  private Sm4(KeyParameter key) {
    this.key = key;
  }

  /** A cipher under this key of 16 octets; else IllegalArgumentException. */
  public static Sm4 withKey(byte[] key) {
    if (key.length != BLOCK) {
      throw new IllegalArgumentException("an SM4 key has 16 octets, not " + key.length);
    }
    return new Sm4(new KeyParameter(key));
  }

  /** Encrypts one block of 16 octets. */
  public byte[] encryptBlock(byte[] block) {
    return oneBlock(true, block);
  }

  /** Decrypts one block of 16 octets. */
  public byte[] decryptBlock(byte[] block) {
    return oneBlock(false, block);
  }

  /** Encrypts and authenticates; the answer is the ciphertext followed by a tag of 16 octets. */
  public byte[] seal(byte[] nonce, byte[] associatedData, byte[] plaintext) {
    try {
      return gcm(true, nonce, associatedData, plaintext);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("SM4-GCM refused to encrypt", e);
    }
  }

  /** Checks and decrypts what {@link #seal} made; else {@link SealBrokenException}. */
  public byte[] open(byte[] nonce, byte[] associatedData, byte[] sealed) {
    try {
      return gcm(false, nonce, associatedData, sealed);
    } catch (InvalidCipherTextException e) {
      throw new SealBrokenException(sealed.length, e);
    }
  }

  private byte[] oneBlock(boolean encrypt, byte[] block) {
    if (block.length != BLOCK) {
      throw new IllegalArgumentException("an SM4 block has 16 octets, not " + block.length);
    }
    SM4Engine engine = new SM4Engine();
    engine.init(encrypt, key);
    byte[] out = new byte[BLOCK];
    engine.processBlock(block, 0, out, 0);
    return out;
  }

  private byte[] gcm(boolean encrypt, byte[] nonce, byte[] associatedData, byte[] input)
      throws InvalidCipherTextException {
    if (nonce.length != NONCE) {
      throw new IllegalArgumentException("a nonce has " + NONCE + " octets, not " + nonce.length);
    }
    GCMBlockCipher cipher = (GCMBlockCipher) GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(encrypt, new AEADParameters(key, 8 * TAG, nonce, associatedData));
    byte[] out = new byte[cipher.getOutputSize(input.length)];
    int written = cipher.processBytes(input, 0, input.length, out, 0);
    cipher.doFinal(out, written);
    return out;
  }
}
