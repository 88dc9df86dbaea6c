"""The days that are known of what is asked after most: each row rests on a brief, and no neighbour gets its day."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

import pytest

from corpus.briefs import articles_of, bundled_folder, parse_brief
from corpus.dates import event_dates
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.lexicon import Lexicon
from corpus.gazetteer.tables import DATA
from corpus.types import PartialDate, Precision
from retrieval.agent_side import whose_list
from retrieval.in_office import was_in_office
from retrieval.key_dates import KeyDate, key_dates, with_key_date
from retrieval.types import Query
from retrieval.understand import Reader
from retrieval.words import data_file

TODAY = date(2026, 11, 23)

# A day and a question that asks for it.
ASKED = """
2019-09-18 한국이 일본 화이트리스트에서 뺀 날
2019-08-02 일본이 한국을 화이트리스트에서 뺀날
2019-08-22 지소미아 종료 통보 언제 했어
2023-03-23 수출규제 언제 풀렸어
2023-06-29 통화스와프 언제 다시 체결했어
2001-07-04 통화스와프 체결 언제 했지
2023-11-23 위안부 서울고법 항소심 판결 언제
1965-06-22 When was the Treaty on Basic Relations signed?
1965-06-22 日韓基本条約はいつ署名された？
1965-06-22 when did Japan and South Korea sign the claims agreement
1965-06-22 한일청구권협정은 언제 체결됐나
1965-06-22 when was the legal status agreement for Koreans in Japan signed
1965-06-22 日韓基本条約が結ばれた日
1965-12-18 when did the basic treaty come into force
1965-12-18 日韓基本条約の発効はいつ
1965-12-18 한일기본조약 발효일이 언제야
1965-12-18 when did the claims agreement take effect
1965-12-18 when did diplomatic relations between Japan and Korea begin
1966-01-17 When did the agreement on the legal status of Koreans in Japan come into force?
1966-01-17 在日韓国人の法的地位協定の発効日は
1966-01-17 재일동포 법적지위협정 발효 언제
1969-12-03 when was the Pohang steel agreement concluded
1969-12-03 浦項製鉄の基本協定はいつ
1973-08-08 when was Kim Dae-jung kidnapped
1973-08-08 金大中が拉致されたのはいつ
1973-08-08 김대중 납치 사건 언제
1973-08-08 when was Kim Dae-jung abducted in Tokyo
1974-01-30 when was the continental shelf agreement signed
1974-01-30 日韓大陸棚協定はいつ署名された？
1974-01-30 7광구 공동개발협정 체결 언제
1978-06-22 when did the continental shelf agreement come into force
1978-06-22 大陸棚協定の発効はいつ
1982-08-26 when was the Miyazawa statement on textbooks issued
1982-08-26 教科書に関する宮沢談話はいつ
1982-08-26 미야자와 담화 언제
1984-09-06 when did Chun Doo-hwan visit Japan
1984-09-06 全斗煥大統領の訪日はいつ
1984-09-06 전두환 대통령 방일 언제
1984-09-06 when did Emperor Hirohito speak at the banquet for Chun
1990-05-24 when did Emperor Akihito express deepest regret
1990-05-24 天皇の「痛惜の念」のお言葉はいつ
1990-05-24 아키히토 일왕 통석의 념 언제
1991-01-10 재일한국인 법적지위 합의각서 서명 언제
1991-08-14 when did Kim Hak-sun first testify
1991-08-14 金学順さんが初めて証言したのはいつ
1991-08-14 김학순 할머니 첫 증언 언제
1991-12-06 when did Kim Hak-sun sue Japan
1991-12-06 金学順さんらの提訴はいつ
1991-12-06 김학순 할머니가 일본 정부를 제소한 날
1993-08-04 when was the Kono statement issued
1993-08-04 河野談話はいつ発表された
1993-08-04 고노 담화 언제 나왔어
1993-08-04 河野談話が出されたのはいつですか
1995-06-09 when did the Diet adopt the postwar 50th year resolution
1995-06-09 衆議院の戦後50年決議はいつ採択された
1995-06-09 일본 국회 전후 50년 결의 언제 채택
1995-08-15 when was the Murayama statement issued
1995-08-15 村山談話はいつ出された
1995-08-15 무라야마 담화가 발표된 날
1996-05-31 when was the 2002 World Cup co-hosting decided
1996-05-31 W杯日韓共催が決まったのはいつ
1996-05-31 한일월드컵 공동개최 결정 언제
1996-05-31 2002년 월드컵 공동개최가 결정된 날
1996-05-31 when was co-hosting of the 2002 World Cup decided
1997-01-11 when did the Asian Women's Fund start payments in South Korea
1997-01-11 アジア女性基金の韓国での支給開始はいつ
1997-01-11 아시아여성기금 한국 지급 시작 언제
1998-01-23 when did Japan give notice to end the fisheries agreement
1998-01-23 日本が日韓漁業協定の終了を通告したのはいつ
1998-01-23 일본이 한일어업협정 파기를 통보한 날
1998-10-08 when was the Kim-Obuchi declaration signed
1998-10-08 日韓共同宣言はいつ発表された
1998-10-08 김대중-오부치 선언 발표 언제
1998-10-20 when did Korea open to Japanese pop culture
1998-10-20 日本大衆文化の開放はいつ始まった
1998-10-20 일본 대중문화 개방 언제 시작
1998-11-28 when was the new fisheries agreement signed
1998-11-28 新漁業協定の署名はいつ
1998-11-28 신한일어업협정 서명 언제
1998-11-28 when did Japan and South Korea sign the new fisheries pact
1999-01-22 when did the new Japan-Korea fisheries agreement take effect
1999-01-22 新日韓漁業協定の発効はいつ？
1999-01-22 신한일어업협정 발효 언제
2001-04-10 when did Seoul recall its ambassador over textbooks
2001-04-10 教科書問題で韓国が大使を召還したのはいつ
2001-04-10 교과서 문제 주일대사 소환 언제
2001-04-10 歴史教科書をめぐって韓国大使が召還されたのはいつ
2001-07-12 when did Seoul halt cultural opening over textbooks
2001-07-12 교과서 문제로 문화개방 중단 언제
2001-08-13 when did Koizumi first visit Yasukuni
2001-08-13 小泉首相が初めて靖国神社に参拝したのはいつ
2001-08-13 고이즈미 총리의 첫 야스쿠니 참배 언제
2002-04-08 when was the extradition treaty between Japan and Korea signed
2002-04-08 日韓犯罪人引渡条約の署名はいつ
2002-04-08 한일 범죄인인도조약 서명 언제
2002-05-25 when did the joint history research committee first meet
2002-05-25 日韓歴史共同研究委員会の初会合はいつ
2002-05-25 한일역사공동연구위원회 첫 회의 언제
2002-06-21 when did the extradition treaty enter into force
2002-06-21 犯罪人引渡条約の発効はいつ
2002-06-21 한일 범죄인 인도조약 발효 언제
2002-06-21 日韓犯罪人引き渡し条約の発効はいつ
1970-03-31 When was the Yodogo hijacking?
1970-03-31 よど号ハイジャック事件はいつ起きましたか
1970-03-31 요도호 납치 사건 언제 있었어
1970-04-03 よど号の乗客が解放されたのはいつ
1970-04-03 when were the Yodogo passengers freed
1973-08-08 金大中事件が起きたのはいつ
1973-08-08 when did the Kim Dae-jung kidnapping happen
1973-08-13 김대중 납치 사건 후 풀려난 날
1973-11-02 when did Kim Jong-pil apologize over the Kim Dae-jung abduction
1974-07-15 民青学連事件で日本人に判決が下ったのはいつ
1974-08-15 文世光事件の日付
1974-08-15 문세광 저격 사건 언제
1974-08-15 when was Yuk Young-soo shot
1974-08-15 육영수 여사가 피격된 날
1974-12-20 when was Mun Se-gwang executed
1978-03-30 孫振斗裁判の最高裁判決はいつ
1978-03-30 손진두 승소 판결 언제
1978-04-30 한국이 12해리 영해를 시행한 날
1983-10-09 when was the Rangoon bombing
1983-10-09 ラングーン事件はいつ
1983-10-09 아웅산 묘소 폭탄 테러 언제
1983-11-07 when did Japan announce its measures over the Rangoon bombing
1983-11-07 아웅산 사건으로 일본이 대북 제재를 발표한 날
1986-09-08 when did Nakasone sack Fujio
1986-09-08 藤尾文相が罷免されたのはいつ
1986-09-08 후지오 문부상 해임 언제
1987-11-29 大韓航空機爆破事件はいつ
1987-11-29 KAL기 폭파 언제
1987-11-29 when was the bombing of Korean Air Flight 858
1988-01-26 KAL 858 사건으로 일본이 제재를 발표한 날
1992-07-06 加藤官房長官発表はいつ
1992-07-06 가토 담화는 언제 나왔나
1993-01-08 指紋押捺はいつ廃止された
1993-01-08 지문날인 제도 폐지 언제
1993-01-08 when did Japan end fingerprinting of permanent residents
1994-05-07 永野法相はいつ辞任した
1995-03-09 KEDO設立協定の署名はいつ
1995-03-09 케도 협정 서명 언제
1995-06-09 전후 50년 결의가 채택된 날
1995-07-19 아시아여성기금 발족 언제
1995-11-13 江藤隆美総務庁長官の辞任はいつ
1997-06-08 직선기선 문제로 일본이 한국 어선을 나포하기 시작한 날
1997-11-06 접안시설 완공에 일본이 항의한 날
2001-06-19 サンマ漁問題はいつ
2001-07-04 한일 통화스와프가 처음 체결된 날
2002-03-22 日韓投資協定の署名はいつ
2003-01-01 한일투자협정 발효 언제
2004-02-17 when was the social security agreement signed
2004-12-13 税関相互支援協定の署名はいつ
2005-04-01 사회보장협정 발효 언제
2005-06-01 신풍호 사건 언제
2005-08-26 한일회담 문서 전면 공개 언제
2005-08-26 民官共同委員会の発表はいつ
2007-03-31 アジア女性基金の解散はいつ
2008-01-22 유텐지 추도식은 언제 열렸나
2008-01-23 祐天寺の遺骨返還はいつ
2008-07-14 2008년 학습지도요령 해설서 발표 언제
2010-11-14 日韓図書協定の署名はいつ
2011-06-10 한일도서협정 발효 언제
2011-12-06 朝鮮王室儀軌の返還はいつ
2011-12-06 조선왕실의궤가 돌아온 날
2012-05-13 日中韓投資協定の署名はいつ
2013-01-03 when did Seoul refuse to extradite Liu Qiang
2013-01-03 劉強の引き渡しを拒否したのはいつ
2019-06-19 when did Seoul propose the joint company fund
2019-09-11 한국 WTO제소 수출규제 언제
2020-09-25 ベルリンの少女像の設置はいつ
2020-11-16 S-130 합의 언제
2022-07-04 민관협의회 첫 회의 언제
2022-10-29 이태원 참사 언제
2022-11-13 プノンペン声明の発表はいつ
2023-07-04 IAEA 보고서 언제 나왔어
2023-10-26 쓰시마 불상 대법원 판결 언제
2024-11-20 日米韓事務局の初会合はいつ
2025-04-25 清州地裁の慰安婦判決はいつ
2025-05-12 부석사 불상 반환 언제
2025-10-10 石破所感はいつ
2025-10-30 블랙이글스 급유 취소 언제
2003-11-30 when did Gimpo-Haneda flights begin
2003-11-30 金浦羽田便の就航はいつ
2003-11-30 김포-하네다 노선 취항 언제
2003-12-22 when did the Japan-Korea FTA talks begin
2003-12-22 日韓FTA交渉はいつ始まった？
2003-12-22 한일 FTA 협상 개시 언제
2004-01-16 when did South Korea issue Dokdo stamps
2004-01-16 独島切手はいつ発行された
2004-01-16 독도 우표 발행 언제
2004-07-21 when was shuttle diplomacy agreed on
2004-12-13 when was the customs agreement signed
2005-03-16 when did Shimane pass the Takeshima Day ordinance
2005-03-16 竹島の日条例が制定されたのはいつ
2005-03-16 다케시마의 날 조례 제정 언제
2005-03-16 竹島の日はいつ制定された
2006-02-06 when did Japan announce the permanent visa waiver for Koreans
2006-02-06 韓国人のビザ免除恒久化発表はいつ
2006-03-01 when did the permanent visa waiver for Koreans take effect
2006-04-22 when did Japan drop the maritime survey near Takeshima
2006-04-22 竹島周辺の海洋調査中止はいつ
2006-04-22 독도 해양조사 중단 합의 언제
2006-04-22 일본이 독도 해양조사를 중단하기로 한 날
2006-04-25 when did Roh Moo-hyun make his special statement on Dokdo
2006-04-25 盧武鉉大統領の特別談話はいつ
2006-04-25 노무현 대통령 독도 특별담화 언제
2007-03-16 when did Abe's cabinet adopt the answer on comfort women
2008-07-30 when did the US restore the Dokdo listing
2008-12-13 初の日中韓首脳会談はいつ
2008-12-13 첫 한중일 정상회의 언제
2010-03-26 when did the Cheonan sink
2010-03-26 天安艦沈没事件はいつ
2010-03-26 천안함 침몰 언제
2010-08-10 when did Kan issue his statement on the centenary of annexation
2010-08-10 菅談話はいつ
2010-08-10 간 나오토 담화 발표 언제
2010-11-23 when was the Yeonpyeong shelling
2010-11-23 延坪島砲撃はいつ
2010-11-23 연평도 포격 언제
2011-08-30 when did the Constitutional Court rule on comfort women
2011-08-30 韓国憲法裁判所の慰安婦問題の違憲決定はいつ
2011-08-30 헌재 위안부 부작위 위헌 결정 언제
2011-08-30 憲法裁判所が慰安婦問題で違憲と判断したのはいつ
2011-09-15 when did Seoul request consultations on comfort women under the claims agreement
2011-09-27 when did the Trilateral Cooperation Secretariat open
2011-09-27 日中韓三国協力事務局の発足はいつ
2011-09-27 한중일 3국 협력사무국 출범 언제
2011-12-14 when was the comfort women statue put up in front of the Japanese embassy
2011-12-14 日本大使館前の少女像はいつ設置された
2011-12-14 일본대사관 앞 소녀상 설치 언제
2012-05-24 韓国大法院が徴用工訴訟を差し戻したのはいつ
2012-05-24 대법원이 강제동원 사건을 파기환송한 날은
2012-05-24 徴用工訴訟の差し戻し判決はいつ
2012-06-29 when was the GSOMIA signing first put off
2012-06-29 GSOMIAの署名が延期されたのはいつ
2012-06-29 지소미아 서명 연기 언제
2012-06-29 지소미아 연기 언제
2012-08-10 when did Lee Myung-bak visit Dokdo
2012-08-10 李明博大統領の竹島上陸はいつ
2012-08-10 이명박 대통령 독도 방문 언제
2012-08-10 이명박이 독도에 간 게 언제지
2012-08-10 李明博が竹島に上陸したのはいつだっけ
2012-08-10 when did the South Korean president land on Dokdo
2012-08-21 when did Japan propose taking Takeshima to the ICJ
2012-08-21 竹島のICJ付託提案はいつ
2012-08-21 일본 독도 국제사법재판소 제소 제안 언제
2012-08-23 when did Seoul send back Noda's letter
2012-08-23 野田首相の親書返送はいつ
2012-08-23 노다 총리 친서 반송 언제
2012-08-30 when did South Korea reject the ICJ proposal
2012-08-30 韓国がICJ付託を拒否したのはいつ
2012-08-30 한국이 국제사법재판소 제안을 거부한 날
2012-08-30 한국이 국제사법재판소 제소 제안을 거부한 게 언제야
2012-10-09 when did they announce the end of the expanded currency swap
2012-10-09 通貨スワップ拡充措置の終了発表はいつ
2012-10-09 통화스와프 확대 조치 종료 발표 언제
2013-09-06 when did South Korea ban Japanese seafood
2013-09-06 韓国が水産物輸入禁止を発表したのはいつ
2013-09-06 일본 수산물 수입금지 발표 언제
2013-09-09 when did the Japanese seafood ban take effect
2013-09-09 水産物輸入禁止の実施はいつ
2013-09-09 일본 수산물 수입금지 시행 언제
2013-12-26 when did Abe visit Yasukuni
2013-12-26 安倍首相の靖国参拝はいつ
2013-12-26 아베 야스쿠니 참배 언제
2013-12-26 安倍首相が靖国神社に参拝したのはいつ
2013-12-26 아베 총리가 야스쿠니를 참배한 날
2014-06-20 when was the review of the Kono statement published
2014-06-20 河野談話の検証結果はいつ公表された
2014-06-20 고노 담화 검증 결과 발표 언제
2014-10-08 when was the Sankei bureau chief indicted
2014-10-08 産経前ソウル支局長の起訴はいつ
2014-10-08 산케이 지국장 기소 언제
2014-12-29 when was the trilateral information sharing arrangement signed
2014-12-29 日米韓情報共有取り決めの署名はいつ
2014-12-29 한미일 정보공유약정 체결 언제
2014-12-29 TISAの署名はいつ
2015-02-16 when did they announce the end of the currency swap
2015-02-23 when did the currency swap expire
2015-02-23 通貨スワップが終了したのはいつ
2015-02-23 통화스와프 종료 언제
2015-07-05 when was Hashima inscribed as World Heritage
2015-07-05 軍艦島の世界遺産登録はいつ
2015-07-05 군함도 세계유산 등재 언제
2015-07-05 군함도가 세계유산에 등재된 날
2015-08-14 when was the Abe statement announced
2015-08-14 安倍談話はいつ発表された？
2015-08-14 아베 담화 언제 발표됐지
2015-12-17 when was the Sankei bureau chief acquitted
2015-12-17 産経前支局長の無罪判決はいつ
2015-12-17 산케이 지국장 무죄 언제
2015-12-23 when did the Constitutional Court dismiss the complaint about the claims agreement
2015-12-23 憲法裁判所が請求権協定の訴えを却下したのはいつ
2015-12-23 헌재 한일청구권협정 헌법소원 각하 언제
2015-12-28 when was the 2015 comfort women agreement announced
2015-12-28 慰安婦合意はいつ発表された
2015-12-28 위안부 합의 언제 했어
2015-12-28 what day was the comfort women agreement reached
2015-12-28 2015年の日韓慰安婦合意はいつ発表された
2016-07-28 when was the Reconciliation and Healing Foundation established
2016-07-28 和解・癒やし財団はいつ発足した
2016-07-28 화해치유재단 출범 언제
2016-08-31 when did Japan transfer the 1 billion yen to the foundation
2016-08-31 10億円はいつ送金された
2016-08-31 화해치유재단 10억엔 송금 완료 언제
2016-11-23 when was GSOMIA signed
2016-11-23 GSOMIA締結はいつ
2016-11-23 지소미아 체결 언제
2016-11-23 한일 군사정보보호협정 서명일이 언제인가요
2017-01-06 when did Japan recall its ambassador over the Busan statue
2017-01-06 釜山の少女像で大使を一時帰国させると発表したのはいつ
2017-01-06 부산 소녀상 문제로 일본 대사 소환 언제
2017-01-06 when did Japan recall its ambassador from Seoul over the statue in Busan
2017-01-26 when did the Daejeon court award the Tsushima statue to Buseoksa
2017-12-27 when did the Korean task force publish its report on the comfort women agreement
2017-12-27 慰安婦合意の検証報告書はいつ発表された
2017-12-27 위안부 합의 TF 보고서 발표 언제
2018-01-09 when did Seoul say it would not renegotiate the 2015 agreement
2018-01-09 韓国が慰安婦合意の再交渉を求めないと表明したのはいつ
2018-01-09 위안부 합의 재협상 요구 안 한다고 발표한 날
2018-02-22 when did the WTO panel rule on the seafood ban
2018-02-22 水産物輸入規制のWTOパネルの判断はいつ
2018-02-22 수산물 수입금지 WTO 패널 판정 언제
2018-04-09 when did South Korea appeal the WTO seafood ruling
2018-04-09 韓国が水産物のWTO上訴をしたのはいつ
2018-04-09 수산물 WTO 상소 언제
2018-10-05 when did Japan pull out of the Jeju fleet review
2018-10-05 済州の観艦式への不参加を日本が伝えたのはいつ
2018-10-05 제주 관함식 일본 불참 통보 언제
2018-10-05 旭日旗問題で日本が観艦式参加を見送ったのはいつ
2018-10-30 when did the Supreme Court rule against Nippon Steel
2018-10-30 新日鉄住金への賠償判決はいつ
2018-10-30 신일철주금 대법원 판결 언제
2018-10-30 when was the forced labor ruling
2018-10-30 2018年の徴用工判決はいつ
2018-10-30 what day did South Korea's Supreme Court order Nippon Steel to pay
2018-10-30 2018년 강제징용 대법원 판결 날짜
2018-11-21 when did South Korea announce the dissolution of the Reconciliation and Healing Foundation
2018-11-21 和解・癒やし財団の解散発表はいつ
2018-11-21 화해치유재단 해산 발표 언제
2018-11-21 화해치유재단 언제 해산됐어
2018-11-21 和解・癒やし財団が解散したのはいつ
2018-11-29 when did the Supreme Court rule against Mitsubishi Heavy
2018-11-29 三菱重工に賠償を命じた韓国最高裁判決はいつ
2018-11-29 미쓰비시중공업 대법원 배상 판결 언제
2018-11-29 what date did the Supreme Court order Mitsubishi Heavy to pay damages
2018-12-20 when was the radar incident
2018-12-20 レーダー照射事件はいつ
2018-12-20 레이더 조사 사건 언제
2018-12-20 레이더 사건이 언제였지
2018-12-20 レーダー照射っていつだった？
2019-01-03 when did the Pohang court approve the seizure of Nippon Steel's assets
2019-01-03 新日鉄住金の資産差し押さえが認められたのはいつ
2019-01-03 포항지원 신일철주금 압류 승인 언제
2019-01-09 when did Japan request consultations under the claims agreement
2019-01-09 日本が請求権協定に基づく協議を要請したのはいつ
2019-01-09 일본이 청구권협정에 따른 협의를 요청한 날
2019-01-21 when did Japan issue its final statement on the radar lock-on
2019-01-21 レーダー照射の最終見解はいつ公表された
2019-01-21 레이더 조사 최종견해 발표 언제
2019-02-07 when did Moon Hee-sang make the remark about the emperor
2019-02-07 文喜相議長の天皇発言はいつ
2019-02-07 문희상 일왕 발언 언제
2019-04-11 when did the WTO Appellate Body rule on the seafood ban
2019-04-11 水産物のWTO上級委員会の判断はいつ
2019-04-11 수산물 WTO 상소기구 판정 언제
2019-05-20 when did Japan request arbitration under the claims agreement
2019-05-20 日本が仲裁を要請したのはいつ
2019-05-20 일본이 중재위 회부를 통보한 날
2019-07-01 when did Japan announce export controls on South Korea
2019-07-01 日本が韓国への輸出規制を発表したのはいつ
2019-07-01 일본 수출규제 발표 언제
2019-07-01 when were the Japanese export curbs announced
2019-07-01 when were export controls on South Korea announced by Japan
2019-07-01 フッ化水素などの輸出規制が発表されたのはいつ
2019-07-01 2019년 일본의 수출규제 발표일은 언제
2019-07-04 when did the export curbs on chip materials take effect
2019-07-04 半導体材料の輸出規制はいつ発動された
2019-07-04 일본 수출규제 시행 언제
2019-07-04 수출규제가 시작된 날
2019-08-02 when did Japan decide to remove South Korea from the white list
2019-08-02 ホワイト国除外の閣議決定はいつ
2019-08-02 화이트리스트 배제 결정 언제
2019-08-02 ホワイト国から外されたのはいつ
2019-08-12 when did South Korea announce it would remove Japan from its white list
2019-08-22 when did Seoul decide to end GSOMIA
2019-08-22 GSOMIA破棄決定はいつ
2019-08-22 지소미아 종료 결정 언제
2019-08-22 韓国がGSOMIAの破棄を発表したのはいつ
2019-08-22 한국이 지소미아 종료를 발표한 날
2019-08-22 2019年にGSOMIA破棄が決まったのは何日
2019-08-28 when did South Korea's removal from the white list take effect
2019-08-28 ホワイト国除外の施行はいつ
2019-08-28 화이트리스트 배제 시행 언제
2019-08-28 日本がホワイト国除外を施行したのはいつ
2019-09-11 when did Seoul file the WTO complaint over export controls
2019-09-11 韓国が輸出規制でWTOに提訴したのはいつ
2019-09-11 한국 WTO 제소 수출규제 언제
2019-09-11 when was Korea's WTO complaint over export controls filed
2019-09-18 when did South Korea remove Japan from its white list
2019-09-18 韓国が日本をホワイト国から除外したのはいつ
2019-09-18 한국이 일본을 백색국가에서 제외한 날
2019-11-22 when did Seoul suspend the end of GSOMIA
2019-11-22 GSOMIA終了の停止はいつ
2019-11-22 지소미아 종료 유예 언제
2019-11-22 when was the termination of GSOMIA suspended
2019-11-22 gsomia expiry date 2019?
2019-11-22 when was gsomia due to expire
2019-11-22 GSOMIAの失効期限いつだった
2019-11-22 GSOMIAはいつ失効する予定だった
2019-11-22 지소미아 만료 시한이 언제였지
2019-11-22 GSOMIA終了の停止を韓国が発表したのはいつ
2019-11-22 when did Seoul announce it would suspend the end of GSOMIA
2019-12-20 when did Japan ease controls on photoresist
2019-12-20 レジストの輸出規制緩和はいつ
2019-12-20 포토레지스트 수출규제 완화 언제
2020-03-05 when did Japan announce entry restrictions on Koreans
2020-03-05 일본 한국인 입국제한 발표 언제
2020-03-09 when did Japan suspend visa-free entry for Koreans
2020-03-09 when did the entry restrictions take effect
2020-03-09 입국제한 시행 언제
2020-06-02 when did South Korea resume the WTO case over export controls
2020-07-29 when did the WTO set up a panel on export controls
2020-07-29 輸出規制でWTOの紛争処理小委員会が設置されたのはいつ
2020-07-29 수출규제 WTO 패널 설치 언제
2020-11-16 when did the IHO agree to number the seas
2020-11-16 IHOの日本海の番号表記の合意はいつ
2020-11-16 국제수로기구 S-130 합의 언제
2021-01-08 when did the Seoul court order Japan to pay former comfort women
2021-01-08 ソウル中央地裁が慰安婦訴訟で日本に賠償を命じたのはいつ
2021-01-08 서울중앙지법 위안부 손해배상 1심 승소 판결 언제
2021-01-08 when did a Seoul court order Japan to compensate comfort women
2021-04-13 when did Japan decide to release treated water
2021-04-13 処理水の海洋放出決定はいつ
2021-04-13 오염수 방류 결정 언제
2021-04-21 when did the Seoul court dismiss the comfort women suit
2021-04-21 ソウル中央地裁が慰安婦訴訟を却下したのはいつ
2021-04-21 서울중앙지법 위안부 소송 각하 언제
2021-04-27 when did the Suga cabinet adopt the answer on the term comfort women
2021-06-01 when did Seoul protest the Tokyo Olympics map
2021-06-01 東京五輪の地図に韓国が抗議したのはいつ
2021-06-01 도쿄올림픽 지도 독도 항의 언제
2021-06-07 when did the Seoul court dismiss the forced labor suit against 16 companies
2021-06-07 ソウル中央地裁が徴用工訴訟を却下したのはいつ
2021-06-07 서울중앙지법 강제징용 소송 각하 언제
2021-07-22 when did the World Heritage Committee adopt the decision on Hashima
2021-07-22 世界遺産委員会が軍艦島の決議を採択したのはいつ
2021-07-22 군함도 세계유산위원회 결정 언제
2021-09-10 when did the Supreme Court dismiss Mitsubishi Heavy's appeal
2021-09-27 when did the Daejeon court order the sale of Mitsubishi Heavy's assets
2021-09-27 三菱重工の資産売却命令はいつ
2021-09-27 미쓰비시중공업 매각명령 언제
2022-01-28 when did Japan decide to nominate the Sado mine
2022-01-28 佐渡金山の推薦決定はいつ
2022-01-28 사도광산 추천 결정 언제
2022-02-01 佐渡金山推薦の閣議了解はいつ
2022-07-04 when did the public-private council on forced labor start
2022-07-04 徴用工問題の官民協議会はいつ発足した
2022-07-04 강제징용 민관협의회 출범 언제
2022-07-08 when was Abe shot
2022-07-08 安倍元首相の銃撃はいつ
2022-07-08 아베 피격 언제
2022-07-08 安倍晋三が撃たれたのはいつ
2022-07-08 아베 총리 총격 사건 언제
2022-07-12 when did Yoon pay condolences for Abe
2022-10-11 when was visa-free travel to Japan resumed
2022-10-11 韓国人のビザ免除再開はいつ
2022-10-11 일본 무비자 재개 언제
2023-03-06 when did South Korea announce third-party compensation
2023-03-06 第三者弁済案はいつ発表された
2023-03-06 제3자 변제안 발표 언제
2023-03-06 when was the third-party plan announced
2023-03-16 when were the future partnership funds announced
2023-03-16 未来パートナーシップ基金はいつ発表された
2023-03-16 한일 미래파트너십 기금 발표 언제
2023-03-16 when was shuttle diplomacy resumed
2023-03-16 シャトル外交が復活したのはいつ
2023-03-21 when was GSOMIA normalized
2023-03-21 GSOMIA正常化はいつ
2023-03-21 지소미아 정상화 언제
2023-03-23 when did Japan lift the export curbs
2023-03-23 日本が輸出規制を解除したのはいつ
2023-03-23 일본 수출규제 해제 언제
2023-03-23 when did South Korea withdraw the WTO complaint
2023-03-23 半導体材料の輸出規制が解除されたのはいつ
2023-04-24 when did Korea restore Japan to its white list
2023-04-24 韓国が日本をホワイト国に戻したのはいつ
2023-04-24 한국이 일본을 화이트리스트에 복귀시킨 날
2023-04-24 when was Japan restored to Korea's white list
2023-05-22 when did the Korean experts inspect Fukushima
2023-05-22 韓国視察団の福島訪問はいつ
2023-05-22 후쿠시마 시찰단 파견 언제
2023-06-27 when did Japan decide to return South Korea to the white list
2023-06-27 日本が韓国のホワイト国復帰を決めたのはいつ
2023-06-27 일본이 한국 화이트리스트 복귀를 결정한 날
2023-06-27 when was South Korea restored to Japan's white list
2023-06-29 when was the currency swap resumed
2023-06-29 通貨スワップの再開合意はいつ
2023-06-29 통화스와프 재개 언제
2023-06-29 韓日通貨スワップが8年ぶりに再開されたのはいつ
2023-07-21 when did South Korea's return to Group A take effect
2023-07-21 ホワイト国復帰の施行はいつ
2023-07-21 화이트리스트 복귀 시행 언제
2023-08-18 when was the Camp David summit
2023-08-18 キャンプデービッド会談はいつ
2023-08-18 캠프 데이비드 정상회의 언제
2023-08-18 when did the Camp David summit take place
2023-08-24 when did the release of treated water begin
2023-08-24 処理水放出開始はいつ
2023-08-24 오염수 방류 시작 언제
2023-08-24 후쿠시마 오염수 방류가 시작된 날짜
2023-08-24 福島の処理水が放出されたのはいつ
2023-10-26 when did the Supreme Court rule on the Tsushima statue
2023-10-26 対馬の仏像の最高裁判決はいつ
2023-10-26 쓰시마 불상 대법원 판결 언제
2023-11-23 when did the Seoul High Court rule in the comfort women suit
2023-11-23 ソウル高裁の慰安婦判決はいつ
2023-11-23 서울고법 위안부 판결 언제
2023-12-19 when did Japan, the US and South Korea start sharing missile warning data
2023-12-19 ミサイル警戒データの即時共有はいつ始まった
2023-12-19 한미일 미사일 경보정보 실시간 공유 개시 언제
2023-12-28 日立造船の最高裁判決はいつ
2024-02-20 when was the Hitachi Zosen deposit paid out
2024-02-20 日立造船の供託金はいつ受け取られた
2024-02-20 히타치조선 공탁금 수령 언제
2024-02-20 when did the plaintiff get the money deposited by Hitachi Zosen paid out
2024-07-27 when was the Sado mine inscribed
2024-07-27 佐渡金山の世界遺産登録はいつ
2024-07-27 사도광산 세계유산 등재 언제
2024-07-27 佐渡金山が世界遺産に登録されたのはいつ
2024-07-27 when did the Sado mines become a world heritage site
2024-09-27 when did the joint development zone committee meet
2024-09-27 共同開発区域の委員会はいつ開かれた？
2024-09-27 7광구 공동위원회 언제 열렸어
2024-12-03 when was martial law declared in South Korea
2024-12-03 韓国の非常戒厳はいつ
2024-12-03 비상계엄 선포 언제
2025-05-12 when did the statue return to Tsushima
2025-05-12 対馬の仏像はいつ返還された
2025-05-12 대마도 불상 반환 언제
2025-06-01 日韓の優先レーンはいつ始まった
2025-06-01 한일 전용 입국심사대 언제부터
2025-06-22 from when can Japan give notice of ending the joint development zone agreement
2025-06-22 共同開発区域の協定終了通告が可能になったのはいつから
2025-06-22 7광구 협정 종료 통보가 가능해진 날
2025-08-25 when were bones found in the Chosei mine
2025-08-25 長生炭鉱で遺骨が見つかったのはいつ
2025-08-25 조세이 탄광 유골 발견 언제
2025-10-10 when did Ishiba publish his 80th anniversary message
2025-10-10 石破首相の戦後80年所感はいつ発表された
2025-10-10 이시바 총리 전후 80년 메시지 발표 언제
"""

# Questions on what is near one of the rows: `-` where none of their days is meant, else the day that is.
NEAR = """
- 강제징용 해법 공청회 국회에서 연 날이 언제였지
- 청주지법 위안부 소송 아들이 소장 낸 게 언제
- レーダー問題で日本が最終見解を出したのいつ
- when do the textbooks that were approved in March 2022 start being used
1998-10-08 오부치 김대중 공동선언 몇년도
1998-10-08 小渕・金大中の共同宣言はいつ
1998-10-08 when was the Obuchi-Kim joint declaration
2023-03-21 when did Yoon normalize GSOMIA
2019-08-22 문재인 정부가 지소미아 종료 통보한 게 언제
2019-07-01 아베 수출규제 언제
2015-02-23 박근혜 때 통화스와프 끝난 거 언제
2015-12-28 岸田と尹炳世の慰安婦合意いつ
- when did Moon sign GSOMIA
- 이명박 한일 공동선언 언제
- 문재인이 화이트리스트 배제에 반응한 게 언제
- 文在寅がホワイト国除外に反応したのはいつ
- when did Iwaya call Cho after martial law
- 육영수 장례식에 다나카가 온 날
2016-08-31 10억엔 언제 줬어
2016-08-31 日本が10億円払ったのはいつ
2016-08-31 when did Japan give the 1 billion yen
2018-10-30 강제징용 대법 판결 언제
2023-10-26 대마도 불상 대법 판결 언제
2023-06-27 일본이 한국을 백색국가로 복귀시킨 결정은 언제 내려졌나
2024-06-01 레이더 갈등 언제 마무리됐나
2024-06-01 レーダー問題はいつ決着した
- 위안부 합의 깬 날
2023-11-23 위안부 2심 판결 언제
- when was the comfort women ruling on appeal
2023-11-23 慰安婦訴訟の二審判決はいつ
- 일본 화이트리스트 배제에 반발한 날
- when did Yoon visit Tokyo
- when did Kishida visit Seoul
- when was the Lee Myung-bak Noda summit
- 노무현 대통령 독도 방문 언제
- when did Japanese lawmakers visit Dokdo
- 慰安婦合意の破棄はいつ
- 위안부 합의 파기 언제
2007-03-31 when was the Asian Women's Fund dissolved
1995-07-19 アジア女性基金の設立はいつ
2001-07-04 when did the currency swap begin
- when did Tokyo propose arbitration to China
- when was the Murayama cabinet formed
- 村山首相の訪韓はいつ
- 아베 담화를 비판한 날
- when did the UN rapporteur criticise the 2015 agreement
- 레이더 조사에 대해 사과한 날
- 한국이 지소미아 연장한 걸 스스로 '돌파구'라고 치켜세운 날은 언제야?
- 한국이 지소미아 유지한 걸 스스로 돌파구라고 치켜세운 게 며칠이야?
- 청와대가 지소미아 파기 아직 결정 안 났다고 한 게 언제임?
- what day was gsomia gonna run out
- 韓国が日本を「ホワイト国」に戻す行政予告、締め切りはいつまでだった？2023年の
- when did the won/yen swap line between boj and bok finally end for good
- when did Suga criticise the end of GSOMIA
- when was GSOMIA talked about in Bangkok
- 菅長官がGSOMIA終了を批判したのはいつ
- when did Esper ask Seoul to keep GSOMIA
- 미국이 지소미아 유지를 촉구한 날
- when did Kang and Motegi discuss GSOMIA
2016-11-23 when did GSOMIA enter into force
- GSOMIAについて河野外相と康京和外相が会談したのはいつ
- 지소미아 2차 연장 언제
2012-06-29 when was the signing of GSOMIA postponed in 2012
- when did China ban Japanese seafood
- 中国が日本産水産物の輸入を禁止したのはいつ
- 중국이 일본 수산물 수입을 금지한 날
- when did Taiwan lift the ban on Fukushima food
- when did South Korea talk about lifting the seafood ban
- 韓国が水産物輸入禁止を解除したのはいつ
- 일본이 수산물 수입금지 해제를 요구한 날
- when did Japan complain to the WTO about the seafood ban
- when will Korea lift the seafood import ban
2018-04-09 when did Korea appeal the WTO panel ruling on seafood
- when was the second discharge of treated water
- 2回目の処理水放出はいつ
- 오염수 2차 방류 언제
- when did China protest the release of treated water
2023-07-04 when did the IAEA publish its report on treated water
2023-07-04 IAEAが処理水の報告書を公表したのはいつ
- 한국 정부가 오염수 방류에 항의한 날
- when was treated water discussed at the Vilnius summit
2023-06-27 when did Japan put South Korea back on the white list
2023-04-24 when did South Korea put Japan back on its white list
2019-08-02 when was South Korea removed from the white list by Japan
2019-09-18 when was Japan removed from South Korea's white list
2019-08-02 when did korea get removed from the white list
2019-08-02 when did korea get kicked off the white list
2019-08-02 when did south korea lose its white list status
2019-08-02 when did korea drop off the white list
2023-06-27 when did korea get put back on the white list
2019-09-18 日本が韓国のホワイト国から除外されたのはいつ
2019-08-02 韓国がホワイト国から除外されたのはいつ
2019-08-02 한국이 화이트리스트에서 배제된 날
2023-06-27 韓国のホワイト国復帰はいつ
- when did Seoul protest the white list decision
- 成允模長官がホワイト国除外を批判したのはいつ
- when did Moon respond to the white list removal
- when did Kono explain the export controls
- when did Korea complain about export controls at the G20
2019-07-04 when did the export controls on three materials start
2023-03-16 when did Japan announce it would lift the export controls
- when did Samsung talk about the export controls
2015-02-23 when did the Japan-Korea swap line expire
- when did South Korea's swap with the US begin
- 米韓通貨スワップの締結はいつ
- 한미 통화스와프 종료 언제
- 한중 통화스와프 연장 언제
- when was the currency swap discussed by Aso and Choi
2011-10-19 2011年の通貨スワップ拡大はいつ
2008-12-12 2008년 통화스와프 확대 언제
2017-01-06 when were the talks on a new currency swap suspended
- when did Noda propose expanding the swap
- when did Roh Moo-hyun visit Dokdo
- 国会議員の独島訪問はいつ
- 국회의원 독도 방문 언제
- when did Moon Jae-in visit Dokdo
- when did Japan protest the landing on Takeshima
- 李明博大統領の訪日はいつ
- when did Lee Myung-bak meet Noda in Kyoto
2025-02-22 when was Takeshima Day held in 2025
2024-02-22 2024年の竹島の日の式典はいつ
2026-02-22 2026년 다케시마의 날 행사 언제
- when did Japan file the ICJ case in 1954
2012-08-17 when did Gemba announce the ICJ proposal
2012-08-30 when did Seoul turn down the proposal to go to the ICJ
- when did Kishida visit Yasukuni
- when did Abe send an offering to Yasukuni
- 安倍首相が靖国神社に真榊を奉納したのはいつ
- 아베 총리가 야스쿠니에 공물을 보낸 날
- 小泉首相の靖国参拝はいつ
2005-10-17 when did Koizumi visit Yasukuni in 2005
2004-01-01 小泉首相の2004年の靖国参拝はいつ
2002-04-21 2002년 고이즈미 총리 야스쿠니 참배 언제
- when did Nakasone visit Yasukuni
2022-03-29 when were the high school textbooks approved in 2022
2025-03-25 2025年の教科書検定結果の公表はいつ
2023-03-28 2023년 일본 교과서 검정 결과 발표 언제
- 教科書検定の結果はいつ発表された
- when did the joint history committee discuss textbooks
- when did Kono Taro make a statement on forced labour
- when did Suga say the Kono statement stands
- 河野談話の見直しを否定したのはいつ
- when did Park Geun-hye respond to the Abe statement
- 아베 담화에 대한 박근혜 대통령의 반응은 언제 나왔나
- when did Murayama visit Seoul
- when did Obuchi meet Kim Dae-jung in Seoul
- 小渕首相の訪韓はいつ
- when did Moon criticise the 2015 comfort women agreement
2018-01-09 when did Seoul announce it would not renegotiate the 2015 agreement
- when did Abe phone Park after the comfort women agreement
- 慰安婦合意について安倍首相が電話したのはいつ
- when did Japan protest the dissolution of the foundation
- 화해치유재단 해산에 일본이 항의한 날
- when did the Constitutional Court dismiss the complaint about the comfort women agreement
- 憲法裁判所が慰安婦合意の訴えを却下したのはいつ
- when did Japan's Supreme Court reject the comfort women suit in 2004
- 慰安婦判決はいつ
2025-04-25 청주지법 위안부 판결 언제
- ソウル中央地裁の徴用工判決はいつ
- 不二越の大法院判決はいつ
- when did Kono protest the Nippon Steel ruling
- 新日鉄住金の判決について河野外相が抗議したのはいつ
2023-12-28 히타치조선 대법원 판결 언제
2023-12-21 when did the Supreme Court rule on Nippon Steel and Mitsubishi Heavy in 2023
2018-11-29 2018年の三菱重工の大法院判決はいつ
- when did Mitsubishi Heavy apologise
- when did Japan reject arbitration
- when did Seoul refuse arbitration
- 第三者弁済を原告が拒否したのはいつ
- when did POSCO pay for third-party compensation
- 제3자 변제를 야당이 비판한 날
- when did South Korea pull out of the Sado memorial
2025-09-13 2025年の佐渡金山追悼式はいつ
2024-11-24 2024년 사도광산 추도식 언제
- when did Seoul protest the Sado nomination
- 韓国が佐渡金山の登録に反対したのはいつ
2021-07-22 軍艦島について世界遺産委員会が決議したのはいつ
- when was Kim Dae-jung elected president
- when did Kim Dae-jung visit Japan
- 김대중 대통령 취임 언제
- when did Kim Dae-jung die
- when was the abduction issue discussed
- 日本人拉致問題が議論されたのはいつ
- when did Abe resign
- when did Abe die
- 安倍首相の国葬はいつ
- when was Abe's funeral
- 日中国交正常化はいつ
- 한중 수교 언제
- 日朝国交正常化交渉の開始はいつ
- when did Japan and North Korea sign the Pyongyang Declaration
- 일본 대중문화 4차 개방 언제
- when did the World Cup open
- W杯の開幕はいつ
- 한일월드컵 결승전 언제
- when did Moon Hee-sang apologise
- when did Abe demand an apology from Moon Hee-sang
- when was the Sankei bureau chief barred from leaving the country
- when did Korea announce a visa waiver for Chinese tourists
- when did China resume visa-free entry
- 中国がビザ免除を再開したのはいつ
- when was the second joint history research committee launched
- when did Biden talk about Camp David
- when did the trilateral summit take place in Chengdu
- when did Yoon and Kishida agree on shuttle diplomacy
- レーダー照射について日韓防衛相が協議したのはいつ
- when did Korea's defence minister meet his counterpart over the radar incident
- 레이더 조사 문제로 실무협의를 한 날
- when did Japan publish the video of the radar incident
- when did they hold talks on the radar lock-on
- when was the fisheries agreement renegotiated in 2016
- 日中漁業協定の署名はいつ
- when did Japan and China sign a fisheries agreement
- when did the 1965 treaty get criticised
- when did the Diet ratify the basic treaty
- 日韓基本条約が国会で批准されたのはいつ
- 大陸棚協定の終了はいつ
- when does the continental shelf agreement expire
- when was the annexation treaty signed
- 한일병합조약 체결 언제
- when was the San Francisco treaty signed
- when did the FTA talks between Japan and the EU begin
- 日中韓FTA交渉の開始はいつ
- when did Korea and the US sign their FTA
- when did they resume FTA talks
- when did Japan criticise Seoul's decision to end GSOMIA
- 日本がGSOMIA終了決定を批判したのはいつ
- 일본이 지소미아 종료 결정을 비판한 날
- when was the end of GSOMIA discussed in Bangkok
- GSOMIAの終了が議論されたのはいつ
- 지소미아 종료가 논의된 날
- when did Washington welcome the signing of GSOMIA
- 米国がGSOMIA終了の停止を歓迎したのはいつ
- 미국이 지소미아 종료 유예를 환영한 날
- when did Seoul condemn the start of the water release
- 韓国が処理水放出の開始を非難したのはいつ
- 한국이 오염수 방류 결정을 규탄한 날
- when did Seoul protest Japan's decision to release treated water
- 韓国が処理水放出の決定に抗議したのはいつ
- 한국이 오염수 방류 결정에 항의한 날
- when did Tokyo regret the dissolution of the foundation
- 日本が財団の解散に遺憾を表明したのはいつ
- 일본이 화해치유재단 해산에 유감을 표명한 날
- when did Seoul react to the white list decision
- when was the radar incident mentioned
- レーダー照射に言及したのはいつ
- 레이더 조사를 거론한 날
- when did they talk about the signing of GSOMIA
- when did Japan deny the radar lock-on
- when did Seoul oppose the Sado mine nomination
- 韓国が佐渡金山の推薦に反発したのはいつ
- 한국이 사도광산 등재에 반발한 날
- when did Japan explain the decision to release treated water
- 日本が放出決定を説明したのはいつ
- when did Hayashi phone Park about the treated water release
- when did Korean fishermen sue over the treated water release
- when did Seoul ask for more time on arbitration
- when did Japan decide to send its ambassador back to Seoul
- when did the ambassador return to Seoul after the Busan statue
- 少女像問題で一時帰国した大使が戻ったのはいつ
- 일본 대사가 귀임한 날
- when did Kishida announce the lifting of entry restrictions
- when did Japan lift the entry restrictions
- 入国制限の解除はいつ
- when did Japan end covid restrictions
- when did Takaichi skip Yasukuni
- when did a minister visit Yasukuni
- when did Inada visit Yasukuni
2024-06-01 when did the radar issue get settled by the defence ministers
2024-06-01 レーダー照射問題で再発防止に合意したのはいつ
2024-06-01 레이더 갈등 재발 방지 합의 언제
- when was the Hashima information centre opened
- 産業遺産情報センターの開館はいつ
- 군함도 정보센터 개관 언제
- when did UNESCO criticise Japan over Hashima
- when did Seoul offer its position on Sado
- when did Seo Kyoung-duk visit Hashima
- when did Yun Mee-hyang resign from the Korean Council
- when did Moon take office
- when was Lee Jae-myung elected
- 윤석열 대통령 탄핵 언제
- when was martial law lifted
- 戒厳令の解除はいつ
- 비상계엄 해제 언제
- when did Kim Dae-jung receive the Nobel Prize
- when did the FIFA committee meet
- when did Korea Air resume flights to Tokyo
- when did Gimpo airport close
- 김포-하네다 노선 중단 언제
- 김포-하네다 노선 재개 언제
- 金浦羽田線の再開はいつ
- when did Kim Hak-sun die
- 김학순 할머니 별세 언제
- when was the trilateral secretariat proposed
- when did the Trilateral Cooperation Secretariat get a new head
- 한중일 협력사무국 사무총장 취임 언제
- 大韓航空機撃墜事件はいつ
- when did Kim Hyon-hui visit Japan
- 아웅산 수치 방일 언제
- 金大中氏に死刑判決が出たのはいつ
- when did Kim Dae-jung visit Japan after the abduction was settled
- when was Mun Se-gwang arrested
- 문세광 재판 언제
- when did Korean Air start flights to Haneda
- 대한항공 취항 언제
- 浦項製鉄所はいつ完成した
- when was the investment agreement between South Korea and the United States signed
- 日中社会保障協定の署名はいつ
- 韓国と中国の犯罪人引渡条約の署名はいつ
- 중국 영해 침범 언제
- 領海侵犯があったのはいつ
- 평화선언 채택 언제
- when did the Daejeon High Court rule on the Buseoksa statue
- 접안시설 공사에 일본이 항의한 날
- when did North Korea leave KEDO
- 두 번째 민관협의회 언제
- 円ウォンスワップはいつ始まった
- 일본과 중국 통화스와프 체결 언제
- when did the IAEA report on North Korea
- 블랙이글스 일본 첫 급유 언제
- 이태원에서 시위한 날
- when was the second Camp David meeting
- when was Camp David agreed on
- when did Biden propose Camp David
- when did the history committee publish its report
- 日韓歴史共同研究の報告書公表はいつ
- when did Nippon Steel appeal the ruling
- when did Nippon Steel buy US Steel
- 日本製鉄が即時抗告したのはいつ
- when was Nippon Steel sued
- 신일철주금 소송 제기 언제
- when did Mitsubishi Heavy appeal
- when did Yang Geum-deok meet Park Jin
- when did Akihito abdicate
- 아키히토 일왕 퇴위 언제
- when did Naruhito express deep regret
- when did Lee Myung-bak demand an apology from the emperor
- 이명박 대통령 일왕 사과 요구 언제
- when did North Korea sink a South Korean ship
- when did Japan send its condolences over the Cheonan
- when did the investigation of the Cheonan conclude
- 천안함 조사결과 발표 언제
- when did Sankei apologise
- when did the Sankei bureau chief leave Korea
- when did Shimane hold the first Takeshima Day
- when was Takeshima incorporated into Shimane
- when was Takeshima occupied by South Korea
- 독도 우표를 일본이 항의한 날
- when did Ishiba visit Busan
- when did Ishiba make his 80th anniversary trip
- when did Aso and Lee agree on a currency swap
- 通貨スワップの協議が再開されたのはいつ
- when did Korea join the CPTPP talks
- when did POSCO donate
- when did the foundation pay Lee Choon-shik
- 양금덕 할머니 배상금 수령 언제
"""


def _lines(block: str) -> list[tuple[str, str]]:
    return [(line[: line.index(" ")], line[line.index(" ") + 1 :]) for line in block.strip().splitlines()]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=TODAY)


@cache
def _days_of(brief_id: str) -> tuple[tuple[date, date], ...]:
    """When what the brief is on happened, and the days and spans of days that one of its bodies speaks of."""
    found = []
    for article in articles_of(parse_brief(bundled_folder() / brief_id[:4] / f"{brief_id}.md")):
        if article.happened is not None and (article.happened.latest_on - article.happened.earliest_on).days < 28:
            found.append((article.happened.earliest_on, article.happened.latest_on))
        days = (m.event for m in event_dates(article) if m.event.precision is Precision.DAY)
        found += [(each.earliest_on, each.latest_on) for each in days]
    return tuple(found)


@pytest.mark.parametrize("row", key_dates(), ids=lambda row: f"{row.on.earliest_on} {' '.join(sorted(row.things))}")
def test_the_brief_of_every_row_tells_its_day(row: KeyDate) -> None:
    on = row.on.earliest_on
    assert any(first <= on <= last for first, last in _days_of(row.brief_id))


def test_every_row_names_what_there_is() -> None:
    known = {f"{entity.kind}:{entity.id}" for entity in Gazetteer.load().entities()}
    lexicon = Lexicon.load(DATA)
    words = " . ".join(row[0].replace("~", "").replace(";", " . ") for row in lexicon.entries)
    known |= {f"lex:{entry}" for entry in lexicon.entry_ids(words, "en")}
    acts = set(data_file("retrieval", "acts.toml")["acts"])
    for row in key_dates():
        assert row.things and row.things <= known
        assert row.acts and frozenset().union(*row.acts) <= acts
        assert row.sides <= {"jp", "kr", None}
        assert row.on == PartialDate.of(row.on.earliest_on)


def test_no_row_stands_twice() -> None:
    rows = [(row.things, row.acts, row.sides, row.on) for row in key_dates()]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(("expected", "question"), _lines(ASKED) + _lines(NEAR))
def test_the_day_that_a_question_gets(reader: Reader, expected: str, question: str) -> None:
    read = reader.read(Query(text=question))
    found = with_key_date(read, partial(was_in_office, reader.gazetteer))
    if expected == "-":
        assert found is read
    else:
        assert found.dates[0].is_of_thing
        assert str(found.dates[0].days.earliest_on) == str(found.dates[0].days.latest_on) == expected


def test_why_it_was_done_is_asked_of_the_same_day(reader: Reader) -> None:
    found = with_key_date(reader.read(Query(text="why did Seoul decide to end GSOMIA")))
    assert found.dates[0].days.earliest_on == date(2019, 8, 22)
    asked = reader.read(Query(text="how did Seoul decide to end GSOMIA"))
    assert with_key_date(asked) is asked


def test_a_year_in_the_question_stays_beside_the_day(reader: Reader) -> None:
    read = reader.read(Query(text="when did Koizumi visit Yasukuni in 2005"))
    assert with_key_date(read).dates[1:] == read.dates


def test_nobody_meant_by_a_year_that_is_only_a_name(reader: Reader) -> None:
    found = with_key_date(reader.read(Query(text="when did the 1965 treaty take effect")))
    assert found.dates[0].days.earliest_on == date(1965, 12, 18)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("dropping Seoul from Tokyo's white list", "jp"),
        ("Japan was put on the Korean preferred partners list", "kr"),
        ("日本のホワイト国リストから外された", "jp"),
        ("한국의 백색국가 명단에서 빠진 일본", "kr"),
        ("韓国のホワイト国除外", None),
        ("한국 화이트리스트에서 뺀 거", None),  # Korea is whom it is done to
        ("a letter from Japan", None),
    ],
)
def test_whose_list_it_is_says_who_does_it(text: str, side: str | None) -> None:
    assert whose_list(text) == side
