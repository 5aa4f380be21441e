package com.library.books;

import javax.persistence.*;
import org.hibernate.Session;
import org.springframework.web.bind.annotation.*;

@RestController
public class Books {
    @PersistenceContext
    private EntityManager entityManager;
    private Session session;

    @GetMapping("/books")
    public Object byTitle(@RequestParam String title) {
        // ruleid: java/jpql-injection
        return entityManager.createQuery("SELECT b FROM Book b WHERE b.title = '" + title + "'").getResultList();
    }

    @GetMapping("/books/native")
    public Object nativeQuery(@RequestParam("author") String author) {
        String sql = "select * from books where author = '" + author + "'";
        // ruleid: java/jpql-injection
        Query query = entityManager.createNativeQuery(sql, Book.class);
        return query.getResultList();
    }

    @PostMapping("/books/search")
    public Object search(@RequestBody Search search) {
        StringBuilder hql = new StringBuilder("from Book b where 1 = 1");
        if (search.getText() != null) {
            hql.append(" and b.text like '%").append(search.getText()).append("%'");
        }
        // ruleid: java/jpql-injection
        return session.createQuery(hql.toString()).list();
    }

    @GetMapping("/books/sorted")
    public Object sorted(@RequestParam String order) {
        // ruleid: java/jpql-injection
        return session.createSQLQuery(String.format("select * from books order by %s", order)).list();
    }

    @DeleteMapping("/books/{shelf}")
    public int remove(@PathVariable String shelf) {
        // ruleid: java/jpql-injection
        return session.createMutationQuery("delete from Book where shelf = '" + shelf + "'").executeUpdate();
    }
}
