package dev.rackstate.adapter.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Who the server is: a certificate chain (RFC 7468) and the key to it (PKCS#8, RFC 5958; RSA, EC or Ed25519).
 */
public final class PemIdentity {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END [A-Z ]*PRIVATE KEY-----");
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "Ed25519");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private PemIdentity() {}

    /**
     * A TLS context for the server.
     *
     * @param certificateFile PEM file with the server's certificate, then those of its authorities
     * @param keyFile PEM file with the key, not encrypted
     * @throws IOException when a file cannot be read, holds something else, or the two do not belong together; the
     *     message says which file and what is expected
     */
    public static SSLContext context(Path certificateFile, Path keyFile) throws IOException {
        Certificate[] chain = chain(certificateFile);
        PrivateKey key = key(keyFile);
        char[] noPassword = {};
        try {
            requirePair(chain[0], certificateFile, key, keyFile);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, noPassword);
            store.setKeyEntry("server", key, noPassword, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, noPassword);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    certificateFile + " and " + keyFile + " cannot be used for TLS: " + e.getMessage(), e);
        }
    }

    private static Certificate[] chain(Path file) throws IOException {
        byte[] pem = read(file, "certificate");
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem))
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new IOException(file + " holds no certificate; expected is a PEM file with BEGIN CERTIFICATE");
            }
            return chain;
        } catch (CertificateException e) {
            throw new IOException(file + " holds no readable certificate: " + e.getMessage(), e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        Matcher pem = KEY.matcher(new String(read(file, "key"), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new IOException(file + " holds no private key; expected is a PEM file with BEGIN PRIVATE KEY");
        }
        if (!pem.group(1).equals("PRIVATE KEY")) {
            throw new IOException(file + " holds a key of the kind BEGIN " + pem.group(1)
                    + "; expected is BEGIN PRIVATE KEY (PKCS#8, not encrypted). Convert it:"
                    + " openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem");
        }
        PKCS8EncodedKeySpec encoded;
        try {
            encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(2)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a key that is not valid Base64: " + e.getMessage(), e);
        }
        for (String algorithm : KEY_ALGORITHMS) {
            Optional<PrivateKey> key = key(algorithm, encoded);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IOException(file + " holds a key that is none of " + String.join(", ", KEY_ALGORITHMS));
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded) throws IOException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (InvalidKeySpecException e) {
            return Optional.empty(); // a key of another algorithm
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java platform has no keys of the kind " + algorithm, e);
        }
    }

    /** Without this a wrong pair is noticed only by the first client, as a handshake failure. */
    private static void requirePair(Certificate certificate, Path certificateFile, PrivateKey key, Path keyFile)
            throws GeneralSecurityException, IOException {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        boolean pair = false;
        if (algorithm != null && certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
            byte[] sample = "the same pair".getBytes(StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(sample);
            pair = signature.verify(signed);
        }
        if (!pair) {
            throw new IOException(
                    "the key in " + keyFile + " does not belong to the certificate in " + certificateFile);
        }
    }

    private static byte[] read(Path file, String what) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("the TLS " + what + " file " + file + " does not exist", e);
        } catch (IOException e) {
            throw new IOException("the TLS " + what + " file " + file + " cannot be read: " + e, e);
        }
    }
}
