package com.shop.mapper;

import org.apache.ibatis.annotations.*;

@Mapper
public interface UserMapper {
    // ok: java/mybatis-annotation-substitution
    @Select("select * from users where name = #{name}")
    User byName(@Param("name") String name);

    // ok: java/mybatis-annotation-substitution
    @Select("select * from users ${ew.customSqlSegment}")
    List<User> list(@Param(Constants.WRAPPER) Wrapper<User> wrapper);

    // ok: java/mybatis-annotation-substitution
    @Insert("insert into users (name, mail) values (#{name}, #{mail})")
    int add(User user);

    // ok: java/mybatis-annotation-substitution
    @Delete("delete from users where id = #{id}")
    int remove(@Param("id") long id);

    // ok: java/mybatis-annotation-substitution
    @Select({"select * from users", "where mail = #{mail}"})
    User byMail(@Param("mail") String mail);

    // ok: java/mybatis-annotation-substitution
    @Value("${users.limit}")
    int limit = 0;
}
