<%-- ok: any/jsp-request-parameter --%>
<p><%= Encode.forHtml(request.getParameter("q")) %></p>
<%-- ok: any/jsp-request-parameter --%>
<c:out value="${param.name}"/>
<%-- ok: any/jsp-request-parameter --%>
<%= Integer.parseInt(request.getParameter("page")) %>
<%-- ok: any/jsp-request-parameter --%>
<c:if test="${param.open}">x</c:if>
<%-- ok: any/jsp-request-parameter --%>
<b>${user.name}</b>
