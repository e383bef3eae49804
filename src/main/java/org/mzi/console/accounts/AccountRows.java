package org.mzi.console.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mzi.access.Accounts.Account;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;

/** All accounts: read at each count, and shown from there. */
class AccountRows implements Rows<Account> {

    /** Part of a user name. */
    static final String NAME = "name";

    static final String ROLE = "role";

    private final AccountActions actions;
    private List<Account> read = List.of();
    private List<Account> found = List.of();

    AccountRows(AccountActions actions) {
        this.actions = actions;
    }

    @Override
    public long count(TableQuery query, int cap) {
        String name = query.get(NAME) == null ? "" : query.get(NAME).toLowerCase(Locale.ROOT);
        String role = query.get(ROLE);
        read = actions.all();
        found = read.stream()
                .filter(account -> account.name().toLowerCase(Locale.ROOT).contains(name))
                .filter(account -> role == null || role.equals(account.role().name()))
                .toList();
        return found.size();
    }

    @Override
    public List<Account> page(TableQuery query, int offset, int limit) {
        return found.subList(Math.min(offset, found.size()), Math.min(offset + limit, found.size()));
    }

    @Override
    public Object id(Account account) {
        return account.id();
    }

    /** One of those that were read last, whether the query finds it or not. */
    Optional<Account> find(String id) {
        return read.stream()
                .filter(account -> Long.toString(account.id()).equals(id))
                .findFirst();
    }
}
