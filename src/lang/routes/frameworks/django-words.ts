/** Methods that ready-made views of Django and of its REST framework answer, by the last part of the class's name. */
export const genericViews: Readonly<Record<string, readonly string[]>> = {
  TemplateView: ['GET'],
  RedirectView: ['GET'],
  BaseListView: ['GET'],
  BaseDetailView: ['GET'],
  ListView: ['GET'],
  DetailView: ['GET'],
  ArchiveIndexView: ['GET'],
  YearArchiveView: ['GET'],
  MonthArchiveView: ['GET'],
  DayArchiveView: ['GET'],
  TodayArchiveView: ['GET'],
  DateDetailView: ['GET'],
  ProcessFormView: ['GET', 'POST'],
  BaseFormView: ['GET', 'POST'],
  BaseCreateView: ['GET', 'POST'],
  BaseUpdateView: ['GET', 'POST'],
  FormView: ['GET', 'POST'],
  CreateView: ['GET', 'POST'],
  UpdateView: ['GET', 'POST'],
  DeleteView: ['GET', 'POST'],
  LoginView: ['GET', 'POST'],
  // GET was let in before Django 5.
  LogoutView: ['GET', 'POST'],
  PasswordChangeView: ['GET', 'POST'],
  PasswordChangeDoneView: ['GET'],
  PasswordResetView: ['GET', 'POST'],
  PasswordResetDoneView: ['GET'],
  PasswordResetConfirmView: ['GET', 'POST'],
  PasswordResetCompleteView: ['GET'],
  // Of packages around it.
  FilterView: ['GET'],
  SingleTableView: ['GET'],
  MultiTableView: ['GET'],
  WizardView: ['GET', 'POST'],
  SessionWizardView: ['GET', 'POST'],
  CookieWizardView: ['GET', 'POST'],
  ListAPIView: ['GET'],
  CreateAPIView: ['POST'],
  RetrieveAPIView: ['GET'],
  DestroyAPIView: ['DELETE'],
  UpdateAPIView: ['PUT', 'PATCH'],
  ListCreateAPIView: ['GET', 'POST'],
  RetrieveUpdateAPIView: ['GET', 'PUT', 'PATCH'],
  RetrieveDestroyAPIView: ['GET', 'DELETE'],
  RetrieveUpdateDestroyAPIView: ['GET', 'PUT', 'PATCH', 'DELETE'],
  ObtainAuthToken: ['POST'],
  TokenObtainPairView: ['POST'],
  TokenRefreshView: ['POST'],
  TokenVerifyView: ['POST'],
  TokenBlacklistView: ['POST'],
  SpectacularAPIView: ['GET'],
  SpectacularSwaggerView: ['GET'],
  SpectacularRedocView: ['GET'],
  GraphQLView: ['GET', 'POST'],
};

/** Ready-made functions. */
export const genericFunctions: Readonly<Record<string, readonly string[]>> = {
  obtain_auth_token: ['POST'],
  obtain_jwt_token: ['POST'],
  refresh_jwt_token: ['POST'],
  verify_jwt_token: ['POST'],
};

/** Actions that classes of the REST framework bring, by the last part of the class's name. */
export const viewSetActions: Readonly<Record<string, readonly string[]>> = {
  ModelViewSet: ['list', 'create', 'retrieve', 'update', 'partial_update', 'destroy'],
  ReadOnlyModelViewSet: ['list', 'retrieve'],
  ListModelMixin: ['list'],
  CreateModelMixin: ['create'],
  RetrieveModelMixin: ['retrieve'],
  UpdateModelMixin: ['update', 'partial_update'],
  DestroyModelMixin: ['destroy'],
};

/** The method of each action, and whether it is about one object. */
export const actions: Readonly<Record<string, { readonly method: string; readonly one: boolean }>> = {
  list: { method: 'GET', one: false },
  create: { method: 'POST', one: false },
  retrieve: { method: 'GET', one: true },
  update: { method: 'PUT', one: true },
  partial_update: { method: 'PATCH', one: true },
  destroy: { method: 'DELETE', one: true },
};
