package dev.rackstate.application.identity;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets pictures follow their accounts. A picture is never a reason to refuse a change of the account. */
final class AccountPictures {
    private static final Logger LOG = LoggerFactory.getLogger(AccountPictures.class);

    private final Avatars avatars;

    AccountPictures(Avatars avatars) {
        this.avatars = avatars;
    }

    void move(String account, String to) {
        try {
            Optional<Avatars.Picture> picture = avatars.find(account);
            if (picture.isPresent()) {
                avatars.put(to, picture.get());
                avatars.remove(account);
            }
        } catch (IOException e) {
            LOG.warn("the picture of '{}' could not follow the account's new name '{}'", account, to, e);
        }
    }

    /** Whoever gets the name next shall not get the picture with it. */
    void remove(String account) {
        try {
            avatars.remove(account);
        } catch (IOException e) {
            LOG.warn("the picture of '{}', who is no user any more, could not be removed", account, e);
        }
    }
}
