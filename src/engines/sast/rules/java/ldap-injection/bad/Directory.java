import javax.naming.directory.*;
import org.springframework.web.bind.annotation.*;

public class Directory {
  @GetMapping("/people")
  public List<Person> people(@RequestParam String name) {
    // ruleid: java/ldap-injection
    return ldapTemplate.search("ou=people", "(cn=" + name + ")", new PersonMapper());
  }

  protected void doPost(HttpServletRequest request, DirContext context) throws NamingException {
    String filter = "(&(uid=" + request.getParameter("user") + ")(userPassword=" + request.getParameter("pass") + "))";
    // ruleid: java/ldap-injection
    context.search("ou=people,dc=shop", filter, new SearchControls());
  }

  @PostMapping("/login")
  public boolean login(@RequestBody LoginForm form) {
    // ruleid: java/ldap-injection
    return ldapTemplate.authenticate("", "(uid=" + form.getUser() + ")", form.getPassword());
  }

  @GetMapping("/groups")
  public Filter groups(@RequestParam String group) throws LDAPException {
    // ruleid: java/ldap-injection
    return Filter.create(String.format("(cn=%s)", group));
  }

  @GetMapping("/mail")
  public Object mail(String mail, LdapContext ldap) throws NamingException {
    StringBuilder filter = new StringBuilder("(mail=");
    filter.append(mail).append(")");
    // ruleid: java/ldap-injection
    return ldap.search("dc=shop", filter.toString(), new SearchControls());
  }
}
