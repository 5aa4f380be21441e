import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.springframework.web.bind.annotation.*;

public class Documents {
  @GetMapping("/users")
  public List<User> users(@RequestParam String name) {
    // ruleid: java/nosql-injection
    return template.find(new BasicQuery("{ name: '" + name + "' }"), User.class);
  }

  @GetMapping("/orders")
  public Object orders(@RequestParam String state) {
    // ruleid: java/nosql-injection
    return collection.find(Document.parse("{\"state\": \"" + state + "\"}"));
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String code = "this.owner == '" + request.getParameter("owner") + "'";
    // ruleid: java/nosql-injection
    show(collection.find(Filters.where(code)));
  }

  @PostMapping("/search")
  public Object search(@RequestBody Search search) {
    // ruleid: java/nosql-injection
    BasicDBObject query = new BasicDBObject("$where", "this.year > " + search.getYear());
    return collection.find(query);
  }

  @GetMapping("/logs/{day}")
  public Object logs(@PathVariable String day) {
    // ruleid: java/nosql-injection
    return collection.find(BasicDBObject.parse(String.format("{day: '%s'}", day)));
  }
}
