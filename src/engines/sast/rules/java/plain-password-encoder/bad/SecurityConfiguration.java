import org.springframework.security.crypto.password.*;

public class SecurityConfiguration {
  @Bean
  public PasswordEncoder passwordEncoder() {
    // ruleid: java/plain-password-encoder
    return NoOpPasswordEncoder.getInstance();
  }

  @Bean
  public PasswordEncoder digest() {
    // ruleid: java/plain-password-encoder
    return new MessageDigestPasswordEncoder("SHA-256");
  }

  @Bean
  public PasswordEncoder standard() {
    // ruleid: java/plain-password-encoder
    return new StandardPasswordEncoder("pepper");
  }

  protected void configure(AuthenticationManagerBuilder builder) throws Exception {
    // ruleid: java/plain-password-encoder
    builder.userDetailsService(users).passwordEncoder(new Md5PasswordEncoder());
  }

  @Bean
  public UserDetailsService people() {
    // ruleid: java/plain-password-encoder
    return new InMemoryUserDetailsManager(User.withDefaultPasswordEncoder().username("admin").password("admin").build());
  }
}
