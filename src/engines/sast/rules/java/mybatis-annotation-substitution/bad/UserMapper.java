package com.shop.mapper;

import org.apache.ibatis.annotations.*;

@Mapper
public interface UserMapper {
    // ruleid: java/mybatis-annotation-substitution
    @Select("select * from users where name = '${name}'")
    User byName(@Param("name") String name);

    // ruleid: java/mybatis-annotation-substitution
    @Delete("delete from users where mail = '${mail}'")
    int remove(@Param("mail") String mail);

    // ruleid: java/mybatis-annotation-substitution
    @Update("update users set state = 1 where id in (${ids})")
    int enable(@Param("ids") String ids);

    // ruleid: java/mybatis-annotation-substitution
    @Select({"select * from users", "order by ${column}"})
    List<User> sorted(@Param("column") String column);

    // ruleid: java/mybatis-annotation-substitution
    @Select("select * from users where city = #{city} limit ${count}")
    List<User> some(@Param("city") String city, @Param("count") String count);
}
