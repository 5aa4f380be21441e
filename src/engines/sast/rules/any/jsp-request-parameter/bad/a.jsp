<%-- ruleid: any/jsp-request-parameter --%>
<p><%= request.getParameter("q") %></p>
<%-- ruleid: any/jsp-request-parameter --%>
<b>${param.name}</b>
<%-- ruleid: any/jsp-request-parameter --%>
<%= "Hello " + request.getParameter("user") %>
<%-- ruleid: any/jsp-request-parameter --%>
<a href="?<%= request.getQueryString() %>">next</a>
<%-- ruleid: any/jsp-request-parameter --%>
<i>${header["User-Agent"]}</i>
