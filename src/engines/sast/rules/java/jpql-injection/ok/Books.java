package com.library.books;

import javax.persistence.*;
import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
public class Books {
    private static final List<String> COLUMNS = List.of("title", "author");
    private EntityManager entityManager;

    @GetMapping("/books")
    public Object byTitle(@RequestParam String title) {
        // ok: java/jpql-injection
        return entityManager.createQuery("SELECT b FROM Book b WHERE b.title = :title")
            .setParameter("title", title)
            .getResultList();
    }

    @GetMapping("/books/sorted")
    public Object sorted(@RequestParam String order) {
        if (!COLUMNS.contains(order)) throw new IllegalArgumentException(order);
        // ok: java/jpql-injection
        return entityManager.createQuery("SELECT b FROM Book b ORDER BY b." + order).getResultList();
    }

    @GetMapping("/books/page")
    public Object page(@RequestParam int page) {
        // ok: java/jpql-injection
        return entityManager.createNativeQuery("select * from books limit 10 offset " + page * 10).getResultList();
    }

    public Object all(Class<?> type) {
        // ok: java/jpql-injection
        return entityManager.createQuery("SELECT e FROM " + type.getSimpleName() + " e").getResultList();
    }

    @GetMapping("/books/criteria")
    public Object criteria(@RequestParam String title) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Book> query = builder.createQuery(Book.class);
        query.where(builder.equal(query.from(Book.class).get("title"), title));
        // ok: java/jpql-injection
        return entityManager.createQuery(query).getResultList();
    }
}
