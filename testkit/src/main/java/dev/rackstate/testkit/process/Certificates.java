package dev.rackstate.testkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Key pairs made by the JDK's keytool for one test run, each certificate signed by itself. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    /** Files go into this folder. */
    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** A key and its certificate, in a store and as PEM files. */
    public record Identity(KeyStore store, Path certificate, Path key) {}

    /**
     * Makes one.
     *
     * @param keyAlgorithm RSA, EC or Ed25519
     * @param san the names it is good for, as keytool takes them: {@code dns:localhost}
     */
    public Identity create(String name, String keyAlgorithm, String san) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                keyAlgorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + san,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + Files.readString(folder.resolve(name + ".log")));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Certificate certificate = store.getCertificate("it");
        Key key = store.getKey("it", PASSWORD.toCharArray());
        return new Identity(
                store,
                pem(name + ".crt", "CERTIFICATE", certificate.getEncoded()),
                pem(name + ".key", "PRIVATE KEY", key.getEncoded()));
    }

    /** Writes a PEM file with a line of comment, as tools leave them. */
    public Path pem(String name, String type, byte[] bytes) throws IOException {
        String text = "subject=test -- not a block\n-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + type + "-----\n";
        return Files.writeString(folder.resolve(name), text);
    }

    /**
     * Sockets that show an identity.
     *
     * @param client the one client that is let in, or none for everybody
     */
    public static ServerSocketFactory sockets(Identity server, List<Identity> client)
            throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server.store(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (Identity identity : client) {
            trusted.setCertificateEntry("client", identity.store().getCertificate("it"));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        SSLServerSocketFactory factory = context.getServerSocketFactory();
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket() throws IOException {
                SSLServerSocket socket = (SSLServerSocket) factory.createServerSocket();
                socket.setNeedClientAuth(!client.isEmpty());
                return socket;
            }

            @Override
            public ServerSocket createServerSocket(int port) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
