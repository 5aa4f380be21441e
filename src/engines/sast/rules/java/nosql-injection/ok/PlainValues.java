import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.web.bind.annotation.*;

public class PlainValues {
  @GetMapping("/users")
  public List<User> users(@RequestParam String name) {
    // ok: java/nosql-injection
    return template.find(Query.query(Criteria.where("name").is(name)), User.class);
  }

  @GetMapping("/orders")
  public Object orders(@RequestParam String state) {
    // ok: java/nosql-injection
    return collection.find(Filters.eq("state", state));
  }

  @GetMapping("/year")
  public Object year(@RequestParam int year) {
    // ok: java/nosql-injection
    return template.find(new BasicQuery("{ year: " + year + " }"), Book.class);
  }

  @GetMapping("/kind")
  public Object kind(@RequestParam String kind) {
    if (!KINDS.contains(kind)) {
      return List.of();
    }
    // ok: java/nosql-injection
    return collection.find(Document.parse("{kind: '" + kind + "'}"));
  }

  @GetMapping("/field")
  public Object field(@RequestParam String owner) {
    // ok: java/nosql-injection
    return collection.find(new Document("owner", owner));
  }
}
