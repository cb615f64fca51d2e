package dev.rackstate.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys in a PEM file. Text between the blocks is passed over.
 *
 * <p>Source: RFC 7468; keys in the PKCS#8 form of RFC 5958, the one form that the JDK reads.
 */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private final Path path;
    private final List<Block> blocks;

    private PemFile(Path path, List<Block> blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    private record Block(String type, byte[] bytes) {}

    /**
     * Reads a file.
     *
     * @param use what the file is for, for messages
     * @throws IllegalArgumentException when it cannot be read or is no PEM file
     */
    static PemFile read(String use, String file) {
        Path path = Path.of(file);
        String text;
        try {
            text = Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(use + " " + path + " does not exist", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(use + " " + path + " cannot be read: " + e.getMessage(), e);
        }
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text.replaceAll("(?m)^[A-Za-z0-9-]+:.*$", ""));
        while (block.find()) {
            try {
                blocks.add(new Block(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(use + " " + path + " has a broken block " + block.group(1), e);
            }
        }
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException(
                    use + " " + path + " is not a PEM file: it has no block that begins with -----BEGIN");
        }
        return new PemFile(path, blocks);
    }

    /**
     * All certificates of the file, in order.
     *
     * @throws IllegalArgumentException when there is none, or one is broken
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : blocks) {
                if (block.type().equals("CERTIFICATE")) {
                    certificates.add(
                            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "certificate " + (certificates.size() + 1) + " in " + path + " cannot be read: " + e.getMessage(),
                    e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(path + " holds no certificate, only: " + types());
        }
        return certificates;
    }

    /**
     * The private key of the file.
     *
     * @throws IllegalArgumentException when there is none, or it has another form than PKCS#8 without a passphrase
     */
    PrivateKey privateKey() {
        for (Block block : blocks) {
            switch (block.type()) {
                case "PRIVATE KEY" -> {
                    return decoded(block);
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                    throw new IllegalArgumentException(path
                            + " holds a key in the traditional form (" + block.type() + "); convert it to PKCS#8: "
                            + "openssl pkcs8 -topk8 -nocrypt -in " + path + " -out " + path + ".pkcs8");
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new IllegalArgumentException(path
                            + " holds a key with a passphrase, which nobody is there to type; write it without one: "
                            + "openssl pkcs8 -topk8 -nocrypt -in " + path + " -out " + path + ".pkcs8");
                default -> {
                    // A certificate beside the key, or curve parameters before it.
                }
            }
        }
        throw new IllegalArgumentException(path + " holds no private key, only: " + types());
    }

    private PrivateKey decoded(Block block) {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(block.bytes());
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException ignored) {
                // A key of another algorithm: the next one may know it.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JDK lacks " + algorithm, e);
            }
        }
        throw new IllegalArgumentException(
                path + " holds a private key of none of the kinds " + String.join(", ", KEY_ALGORITHMS));
    }

    private String types() {
        return String.join(", ", blocks.stream().map(Block::type).distinct().toList());
    }
}
